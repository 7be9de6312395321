// Why a result was found, as sentences. A code the page does not know yet says nothing.
import type { Reason } from "../api/types";
import type { Messages } from "../i18n/Messages";
import type { Labels } from "../locale/labels";

export function reasonText(reason: Reason, { t, list }: Messages, labels: Labels): string {
  const words = () => list(reason.words ?? []);
  const named = (axis: "situation" | "emotion") =>
    list((reason.words ?? []).map((id) => labels.of(axis, id)));
  switch (reason.code) {
    case "words":
      return t("It has your words: {words}", { words: words() });
    case "words-in-gloss":
      return t("Its meaning has your words: {words}", { words: words() });
    case "words-in-own-language":
      return t("The same entry in your language has your words: {words}", { words: words() });
    case "situation":
      return t("It is about what you asked: {situation}", { situation: named("situation") });
    case "emotion":
      return t("It answers the feeling: {emotion}", { emotion: named("emotion") });
    case "locale-exact":
      return t("It is written for exactly this locale");
    case "locale-parent":
      return t("It is written for a wider locale of the same language");
    case "review-reviewed":
    case "review-validated":
      return t("A native speaker has checked it");
    default:
      return "";
  }
}
