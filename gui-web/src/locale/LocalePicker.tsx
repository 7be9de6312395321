// Whom the words are for: a list of locales, searchable by their own names and in English.
import { Button } from "react-aria-components/Button";
import { ComboBox, useFilter } from "react-aria-components/ComboBox";
import { Input } from "react-aria-components/Input";
import { Label } from "react-aria-components/Label";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { useState } from "react";
import { useLanguages } from "../app/Boot";
import { useMessages } from "../i18n/Messages";
import { Icon } from "../ui/Icon";
import { update } from "../url/store";

export function LocalePicker() {
  const { t } = useMessages();
  const { target, locales } = useLanguages();
  const { contains } = useFilter({ sensitivity: "base" });
  const named = locales.find((one) => one.tag === target)?.name ?? target;
  const [typed, setTyped] = useState<string>();
  const shown = typed === undefined
    ? locales
    : locales.filter((one) => [one.name, one.english_name, one.tag].some((name) => contains(name, typed)));
  return (
    <ComboBox
      className="locale-picker" items={shown} menuTrigger="focus" inputValue={typed ?? named}
      selectedKey={target} onInputChange={(text) => setTyped(text === named ? undefined : text)}
      onSelectionChange={(key) => {
        setTyped(undefined);
        if (key !== null && key !== target) update({ locale: String(key) });
      }}
      onOpenChange={(open) => { if (!open) setTyped(undefined); }}
    >
      <Label>{/* i18n: label of the list of locales the words are for */ t("Customer’s language")}</Label>
      <div className="picker-field">
        <Input lang={target} dir="auto" onFocus={(event) => event.currentTarget.select()} />
        <Button className="icon-button" aria-label={t("Show all languages")}><Icon name="down" /></Button>
      </div>
      <Popover className="popover" placement="bottom end">
        <ListBox className="options" renderEmptyState={() => <p className="option-none">{t("No such language here yet")}</p>}>
          {(one: (typeof locales)[number]) => (
            <ListBoxItem id={one.tag} textValue={one.name} className="option">
              <span lang={one.tag} dir={one.direction}>{one.name}</span>
              <span className="option-note" lang="en" dir="ltr">{one.english_name}</span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </ComboBox>
  );
}
