// Whom the words are for: a list of locales, found by typing their own name, their English name or
// their tag.
import { Autocomplete, useFilter } from "react-aria-components/Autocomplete";
import { Button } from "react-aria-components/Button";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { SearchField } from "react-aria-components/SearchField";
import { Select, SelectValue } from "react-aria-components/Select";
import type { LocaleInfo } from "../api/types";
import { useLanguages } from "../app/Boot";
import { useMessages } from "../i18n/Messages";
import { Icon } from "../ui/Icon";
import { update } from "../url/store";

export function LocalePicker() {
  const { t } = useMessages();
  const { target, locales } = useLanguages();
  const current = locales.find((one) => one.tag === target);
  return (
    <Select
      className="locale-picker"
      selectedKey={current ? target : null}
      onSelectionChange={(key) => {
        if (key !== null && key !== target) update({ locale: String(key) });
      }}
    >
      <Label className="picker-label">
        {/* i18n: label of the list of locales the words are for */ t("Customer’s language")}
      </Label>
      <Button className="picker-button">
        <SelectValue>{() => <bdi lang={current?.tag}>{current?.name ?? target}</bdi>}</SelectValue>
        <Icon name="down" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <Options />
      </Popover>
    </Select>
  );
}

function Options() {
  const { t } = useMessages();
  const { locales } = useLanguages();
  const { contains } = useFilter({ sensitivity: "base" });
  return (
    <Autocomplete filter={contains}>
      <SearchField
        className="option-search"
        aria-label={
          /* i18n: label of a field that finds a language in a list */ t("Find a language")
        }
        autoFocus
      >
        <Input
          dir="auto"
          autoComplete="off"
          spellCheck={false}
          placeholder={t("Find a language")}
        />
      </SearchField>
      <ListBox
        className="options"
        items={locales}
        renderEmptyState={() => <p className="option-none">{t("No such language here yet")}</p>}
      >
        {(one: LocaleInfo) => (
          <ListBoxItem
            id={one.tag}
            textValue={`${one.name} ${one.english_name} ${one.tag}`}
            className="option"
          >
            <span lang={one.tag} dir={one.direction}>
              {one.name}
            </span>
            {one.english_name !== one.name && (
              <span className="option-note" lang="en" dir="ltr">
                {one.english_name}
              </span>
            )}
          </ListBoxItem>
        )}
      </ListBox>
    </Autocomplete>
  );
}
