// The page's own language. Switching loads its words and labels; the page itself stays.
import { Button } from "react-aria-components/Button";
import { ListBox, ListBoxItem } from "react-aria-components/ListBox";
import { Popover } from "react-aria-components/Popover";
import { Select, SelectValue } from "react-aria-components/Select";
import { useLanguages } from "../app/Boot";
import { directionOf, ownName } from "../i18n/languages";
import { useMessages } from "../i18n/Messages";
import { writePreference } from "../i18n/preference";
import { Icon } from "../ui/Icon";
import { update } from "../url/store";

export function LanguagePicker() {
  const { t } = useMessages();
  const languages = useLanguages();
  return (
    <Select
      className="language-picker"
      aria-label={/* i18n: of the page, not of the customer */ t("Your language")}
      selectedKey={languages.ui}
      onSelectionChange={(key) => {
        if (key === null || key === languages.ui) return;
        writePreference(String(key));
        update({ ui: String(key), locale: languages.target });
      }}
    >
      <Button className="quiet">
        <Icon name="globe" />
        <SelectValue />
        <Icon name="down" />
      </Button>
      <Popover className="popover" placement="bottom end">
        <ListBox className="options" items={languages.interface.map((id) => ({ id }))}>
          {({ id }) => (
            <ListBoxItem id={id} textValue={ownName(id)} className="option">
              <span lang={id} dir={directionOf(id)}>
                {ownName(id)}
              </span>
            </ListBoxItem>
          )}
        </ListBox>
      </Popover>
    </Select>
  );
}
