// The header: the box, whom the words are for, the page's own language, and help.
import { KeyboardHelp } from "../keyboard/KeyboardHelp";
import { LanguagePicker } from "../locale/LanguagePicker";
import { LocalePicker } from "../locale/LocalePicker";
import { SearchBox } from "../search/SearchBox";
import { Link } from "../url/Link";

export function Header() {
  return (
    <header className="top">
      <div className="top-inner">
        <Link to={{ entry: undefined, q: "", filters: {} }} className="wordmark">
          Attune
        </Link>
        <SearchBox />
        <LocalePicker />
        <div className="top-end">
          <LanguagePicker />
          <KeyboardHelp />
        </div>
      </div>
    </header>
  );
}
