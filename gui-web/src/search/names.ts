// How filters and their values are called.
import type { Axis } from "../api/types";
import { useLanguages } from "../app/Boot";
import { useMessages } from "../i18n/Messages";
import { useLabels } from "../locale/labels";

export function useAxisName(): (axis: Axis) => string {
  const { t } = useMessages();
  const names: Record<Axis, string> = {
    situation: /* i18n: heading of a filter: what happened */ t("Situation"),
    emotion: /* i18n: heading of a filter: what the customer feels */ t("Emotion"),
    escalation:
      /* i18n: heading of a filter: how heated the conversation is, from calm to danger */ t(
        "Escalation",
      ),
    stage: /* i18n: heading of a filter: moment in the conversation */ t("Stage"),
    strategy: /* i18n: heading of a filter: what the words do */ t("Strategy"),
    channel: /* i18n: heading of a filter: chat, e-mail, voice … */ t("Channel"),
    register: /* i18n: heading of a filter: how formal the wording is */ t("Register"),
    kind: /* i18n: heading of a filter: phrase, norm, guide … */ t("Kind"),
  };
  return (axis) => names[axis];
}

export function useValueName(): (axis: Axis, id: string) => string {
  const labels = useLabels();
  const { target } = useLanguages();
  return (axis, id) => (axis === "register" ? labels.register(id, target) : labels.of(axis, id));
}
