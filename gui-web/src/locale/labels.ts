// Names for ids: taxonomy labels in the interface language, registers, locales. Everything falls
// back to the id itself, so that content with a newer id than the page still shows.
import { createContext, use } from "react";
import type { Label, LocaleInfo, SlotLabel, Taxonomy } from "../api/types";
import { languageOf } from "../i18n/languages";

export interface Labels {
  of(axis: LabelAxis, id: string): string;
  slot(id: string): SlotLabel;
  register(id: string, locale: string): string;
  locale(tag: string): string;
  /** Situations with their group's heading, in taxonomy order. */
  situationGroup(id: string): { id: string; label: string };
}

const kLists = {
  emotion: "emotions",
  situation: "situations",
  stage: "stages",
  strategy: "strategies",
  channel: "channels",
  kind: "kinds",
  escalation: "escalation",
  norm_topic: "norm_topics",
  protocol_topic: "protocol_topics",
  guide_method: "guide_methods",
  risk: "risks",
  review_state: "review_states",
  evidence_grade: "evidence_grades",
} as const satisfies Record<string, keyof Taxonomy>;

export type LabelAxis = keyof typeof kLists;

const indexed = <T extends Label>(list: readonly T[] | undefined) =>
  new Map((list ?? []).map((one) => [one.id, one]));

export function labelsOf(
  taxonomy: Taxonomy | undefined,
  locales: readonly LocaleInfo[],
  ui: string,
): Labels {
  const lists = new Map(
    Object.entries(kLists).map(([axis, key]) => [axis, indexed<Label>(taxonomy?.[key])]),
  );
  const slots = indexed(taxonomy?.slots);
  const situations = indexed(taxonomy?.situations);
  const byTag = new Map(locales.map((one) => [one.tag, one]));

  const register = (id: string, tag: string) => {
    const chain = [tag, ...(byTag.get(tag)?.chain ?? [])];
    for (const level of chain) {
      const found = byTag.get(level)?.registers.find((one) => one.id === id);
      if (found)
        return languageOf(level) === languageOf(ui) ? found.name : found.english || found.name;
    }
    return id;
  };

  return {
    of: (axis, id) => lists.get(axis)?.get(id)?.label || id,
    slot: (id) => slots.get(id) ?? { id, label: id, type: "text", example: "" },
    register,
    locale: (tag) => byTag.get(tag)?.name ?? tag,
    situationGroup: (id) => {
      const found = situations.get(id);
      return { id: found?.group ?? "", label: found?.group_label ?? "" };
    },
  };
}

const Context = createContext<Labels>(labelsOf(undefined, [], "en"));

export const LabelsProvider = Context.Provider;
export const useLabels = (): Labels => use(Context);
