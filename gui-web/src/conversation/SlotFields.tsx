// The fields under a phrase: one per slot, the same value wherever the slot appears.
import { useLabels } from "../locale/labels";
import { useMessages } from "../i18n/Messages";
import { MoneyField, NameField } from "./PartFields";
import { conversation, fill } from "./store";
import { textOf } from "./slots";

interface Props {
  cardId: string;
  slots: readonly string[];
  /** The slot that kept the phrase from being copied. */
  wanted: string | undefined;
}

export interface FieldProps {
  id: string;
  slot: string;
  label: string;
  invalid: boolean;
}

export function SlotFields({ cardId, slots, wanted }: Props) {
  const { t } = useMessages();
  const { slot: labelOf } = useLabels();
  if (slots.length === 0) return null;
  return (
    <div className="slots" role="group" aria-label={t("Fill in")}>
      {slots.map((slot) => {
        const { label, type } = labelOf(slot);
        const props: FieldProps = {
          id: `${cardId}-${slot}`,
          slot,
          label,
          invalid: slot === wanted,
        };
        if (type === "name") return <NameField key={slot} {...props} />;
        if (type === "money") return <MoneyField key={slot} {...props} />;
        if (type === "gender") return <GenderField key={slot} {...props} />;
        return <PlainField key={slot} {...props} type={type} />;
      })}
    </div>
  );
}

const kInputTypes = { text: "text", date: "date", time: "time", number: "text" } as const;

function PlainField({
  id,
  slot,
  label,
  invalid,
  type,
}: FieldProps & { type: keyof typeof kInputTypes }) {
  const value = conversation.use((now) => textOf(now.values[slot]));
  return (
    <label className={type === "number" ? "slot slot-short" : "slot"}>
      <span>{label}</span>
      <input
        id={id}
        data-slot={slot}
        type={kInputTypes[type]}
        inputMode={type === "number" ? "decimal" : undefined}
        dir={type === "text" ? "auto" : undefined}
        autoComplete="off"
        aria-invalid={invalid || undefined}
        value={value}
        onChange={(event) => fill(slot, event.target.value)}
      />
    </label>
  );
}

function GenderField({ id, slot, label, invalid }: FieldProps) {
  const { t } = useMessages();
  const value = conversation.use((now) => textOf(now.values[slot]));
  return (
    <label className="slot">
      <span>{label}</span>
      <select
        id={id}
        data-slot={slot}
        aria-invalid={invalid || undefined}
        value={value}
        onChange={(event) => fill(slot, event.target.value)}
      >
        <option value="">{/* i18n: nothing chosen yet */ t("Choose")}</option>
        <option value="feminine">{/* i18n: grammatical gender of a person */ t("feminine")}</option>
        <option value="masculine">{t("masculine")}</option>
        <option value="other">
          {/* i18n: gender is not stated; neutral wording where there is one */ t("not stated")}
        </option>
      </select>
    </label>
  );
}
