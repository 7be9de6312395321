// What the server gave up to find something, as sentences.
import { type Axis, kAxes, type Relaxation } from "../api/types";
import { useMessages } from "../i18n/Messages";
import { useAxisName, useValueName } from "./names";

const isAxis = (name: string | undefined): name is Axis => kAxes.some((axis) => axis === name);

export function useRelaxationText(): (relaxation: Relaxation) => string {
  const { t, list } = useMessages();
  const axisName = useAxisName();
  const valueName = useValueName();
  return ({ code, filter, values }) => {
    if (code === "dropped-filter" && isAxis(filter)) {
      const names = list((values ?? []).map((id) => valueName(filter, id)));
      return t("Nothing fits every filter. Shown without {filter}: {values}.", {
        filter: axisName(filter),
        values: names,
      });
    }
    if (code === "dropped-words") {
      return t("Nothing has the words {words}. Shown without them.", { words: list(values ?? []) });
    }
    return t("Nothing fits exactly. These come closest.");
  };
}
