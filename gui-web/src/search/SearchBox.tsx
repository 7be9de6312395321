// The box. Searches at every keystroke, but never in the middle of an input method's composition:
// then what stands in the box is not yet what the agent means.
import {
  type ChangeEvent,
  type CompositionEvent,
  type KeyboardEvent,
  useEffect,
  useRef,
  useState,
} from "react";
import { useMessages } from "../i18n/Messages";
import { focusFirstCard } from "../keyboard/focus";
import { Icon } from "../ui/Icon";
import { type, update, usePage } from "../url/store";

export const kSearchBox = "search-box";

export function SearchBox() {
  const { t } = useMessages();
  const { q, entry } = usePage();
  const [shown, setShown] = useState(q);
  const composing = useRef(false);
  const box = useRef<HTMLInputElement>(null);

  useEffect(() => {
    if (!composing.current) setShown(q);
  }, [q]);

  const search = (words: string) =>
    entry === undefined ? type(words) : update({ entry: undefined, q: words });
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    setShown(event.target.value);
    if (!composing.current) search(event.target.value);
  };
  const onCompositionEnd = (event: CompositionEvent<HTMLInputElement>) => {
    composing.current = false;
    setShown(event.currentTarget.value);
    search(event.currentTarget.value);
  };
  const clear = () => {
    setShown("");
    search("");
    box.current?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (composing.current || event.nativeEvent.isComposing) return;
    if (event.key === "Escape" && shown !== "") clear();
    else if (event.key === "Enter" || event.key === "ArrowDown") focusFirstCard();
    else return;
    event.preventDefault();
  };

  return (
    <search className="box">
      <Icon name="search" />
      <input
        ref={box}
        id={kSearchBox}
        type="text"
        inputMode="search"
        enterKeyHint="search"
        dir="auto"
        autoFocus
        autoComplete="off"
        autoCorrect="off"
        spellCheck={false}
        aria-label={t("Search")}
        aria-keyshortcuts="Control+K"
        placeholder={t("What happened, or what did the customer say?")}
        value={shown}
        onChange={onChange}
        onKeyDown={onKeyDown}
        onCompositionStart={() => {
          composing.current = true;
        }}
        onCompositionEnd={onCompositionEnd}
      />
      {shown !== "" && (
        <button
          type="button"
          className="icon-button"
          aria-label={t("Clear the search")}
          onClick={clear}
        >
          <Icon name="close" />
        </button>
      )}
    </search>
  );
}
