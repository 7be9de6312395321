// The row under a card's words: copy, another wording, and the entry's own page.
import type { Entry } from "../api/types";
import { useMessages } from "../i18n/Messages";
import { Icon } from "../ui/Icon";
import { Link } from "../url/Link";

interface Props {
  entry: Entry;
  wordings: number;
  alternative: number;
  copied: boolean;
  whole: boolean;
  onCopy: (() => void) | undefined;
  onTurn: (by: number) => void;
}

export function CardActions({
  entry,
  wordings,
  alternative,
  copied,
  whole,
  onCopy,
  onTurn,
}: Props) {
  const { t } = useMessages();
  return (
    <div className="card-actions">
      {onCopy && (
        <button type="button" className="copy" onClick={onCopy}>
          {copied && <Icon name="check" />}
          {copied ? t("Copied") : t("Copy")}
        </button>
      )}
      {wordings > 1 && (
        <span className="turn" role="group" aria-label={t("Other wordings")}>
          <button type="button" onClick={() => onTurn(-1)} aria-label={t("Previous wording")}>
            <Icon name="back" />
          </button>
          <span className="turn-count">
            {t("{index} of {count}", { index: alternative + 1, count: wordings })}
          </span>
          <button type="button" onClick={() => onTurn(1)} aria-label={t("Next wording")}>
            <Icon name="next" />
          </button>
        </span>
      )}
      {!whole && (
        <Link to={{ entry: entry.id }} className="open">
          {/* i18n: link to the entry's own page */ t("Open")}
        </Link>
      )}
    </div>
  );
}
