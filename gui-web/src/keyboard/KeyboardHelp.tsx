// The list of keys, and the switch for those that are single characters.
import { Button } from "react-aria-components/Button";
import { Dialog, DialogTrigger } from "react-aria-components/Dialog";
import { Heading } from "react-aria-components/Heading";
import { Modal, ModalOverlay } from "react-aria-components/Modal";
import { useMessages } from "../i18n/Messages";
import { setSingleKeys, singleKeys } from "./preference";

export function KeyboardHelp() {
  const { t } = useMessages();
  return (
    <DialogTrigger>
      <Button className="icon-button help" aria-label={t("Keyboard")}>
        ?
      </Button>
      <ModalOverlay className="overlay" isDismissable>
        <Modal className="modal">
          <Dialog>
            {({ close }) => (
              <>
                <Heading slot="title">{t("Keyboard")}</Heading>
                <Keys />
                <SingleKeySwitch />
                <Button onPress={close}>{t("Close")}</Button>
              </>
            )}
          </Dialog>
        </Modal>
      </ModalOverlay>
    </DialogTrigger>
  );
}

function Keys() {
  const { t } = useMessages();
  const keys: [keys: string[], does: string][] = [
    [["Ctrl+K", "/"], t("Go to the search box")],
    [["Enter", "↓"], t("From the box to the first result")],
    [["↓", "↑"], t("Next or previous result")],
    [["Enter"], t("Copy the result, or go to the field that is still empty")],
    [["1 – 9"], t("Copy the result with this number")],
    [["→", "←"], t("Another wording of the same idea")],
    [["Tab"], t("Into the result: fields, buttons, links")],
    [["Esc"], t("Back to the box; in the box, clear it")],
  ];
  return (
    <dl className="keys">
      {keys.map(([names, does]) => (
        <div key={does}>
          <dt>
            {names.map((name) => (
              <kbd key={name} dir="ltr">
                {name}
              </kbd>
            ))}
          </dt>
          <dd>{does}</dd>
        </div>
      ))}
    </dl>
  );
}

function SingleKeySwitch() {
  const { t } = useMessages();
  const on = singleKeys.use((now) => now);
  return (
    <label className="value switch">
      <input
        type="checkbox"
        checked={on}
        onChange={(event) => setSingleKeys(event.target.checked)}
      />
      {/* i18n: a switch; off for people who speak to their computer */}
      {t("Digits and / work outside text fields")}
    </label>
  );
}
