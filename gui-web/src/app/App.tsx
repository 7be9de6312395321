// The page's frame: header, then the search or one entry, then the region that says what happened.
import { QueryClientProvider } from "@tanstack/react-query";
import { useEffect } from "react";
import { Announcer } from "../copy/announcer";
import { EntryView } from "../entry/EntryView";
import { useMessages } from "../i18n/Messages";
import { SearchView } from "../search/SearchView";
import { usePage } from "../url/store";
import { Boot } from "./Boot";
import { Connection } from "./Connection";
import { Header } from "./Header";
import { queries } from "./queries";

export function App() {
  return (
    <QueryClientProvider client={queries}>
      <Boot>
        <Page />
      </Boot>
    </QueryClientProvider>
  );
}

function Page() {
  const { entry } = usePage();
  const { t } = useMessages();
  useEffect(() => {
    if (entry === undefined) document.title = "Attune";
  }, [entry]);
  return (
    <>
      <a className="skip" href="#main">
        {/* i18n: link for keyboard users, over the header and filters */ t("Skip to results")}
      </a>
      <Header />
      <Connection />
      {entry === undefined ? <SearchView /> : <EntryView key={entry} id={entry} />}
      <Announcer />
    </>
  );
}
