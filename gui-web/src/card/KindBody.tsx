// The body of entries that are not phrases: one component per kind, all from `details`.
import { AvoidBody } from "./AvoidBody";
import { GuideBody } from "./GuideBody";
import type { BodyProps } from "./Headline";
import { NormBody } from "./NormBody";
import { ProtocolBody } from "./ProtocolBody";
import { ScenarioBody } from "./ScenarioBody";
import { SlotText } from "./SlotText";

export function KindBody(props: BodyProps) {
  switch (props.entry.kind) {
    case "norm":
      return <NormBody {...props} />;
    case "guide":
      return <GuideBody {...props} />;
    case "protocol":
      return <ProtocolBody {...props} />;
    case "avoid":
      return <AvoidBody {...props} />;
    case "scenario":
      return <ScenarioBody {...props} />;
    default:
      return <PlainBody {...props} />;
  }
}

/** An utterance, or a kind newer than this page. */
function PlainBody({ entry, cardId }: BodyProps) {
  return (
    <p className="words" id={`${cardId}-words`}>
      <SlotText
        text={entry.text}
        lang={entry.locale}
        dir={entry.direction}
        matches={entry.matches}
        cardId={cardId}
      />
    </p>
  );
}
