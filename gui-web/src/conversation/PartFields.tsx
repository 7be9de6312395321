// Slots that are more than one field: a person's name and an amount of money. The locale decides
// the order of a name and whether a title stands with it; so the parts are asked apart.
import type { PersonName } from "../api/types";
import { useMessages } from "../i18n/Messages";
import type { FieldProps } from "./SlotFields";
import { moneyOf, nameOf } from "./slots";
import { conversation, fill } from "./store";

export function NameField({ id, slot, label, invalid }: FieldProps) {
  const { t } = useMessages();
  const name = nameOf(conversation.use((now) => now.values[slot]));
  const part = (key: keyof PersonName, text: string) => (
    <label className="slot">
      <span>{text}</span>
      <input
        id={key === "family" ? id : undefined}
        data-slot={key === "family" ? slot : undefined}
        type="text"
        dir="auto"
        autoComplete="off"
        aria-invalid={invalid || undefined}
        value={name[key]}
        onChange={(event) => fill(slot, { ...name, [key]: event.target.value })}
      />
    </label>
  );
  return (
    <div className="slot-parts" role="group" aria-label={label}>
      {part("family", /* i18n: part of a person's name */ t("Family name"))}
      {part("given", /* i18n: part of a person's name */ t("Given name"))}
      {part("title", /* i18n: part of a person's name, such as Dr. */ t("Title"))}
      <label className="slot">
        <span>
          {/* i18n: how the customer is addressed, such as Herr or Frau */ t("Form of address")}
        </span>
        <select
          value={name.gender}
          onChange={(event) => fill(slot, { ...name, gender: event.target.value })}
        >
          <option value="">{t("not stated")}</option>
          <option value="feminine">{t("feminine")}</option>
          <option value="masculine">{t("masculine")}</option>
        </select>
      </label>
    </div>
  );
}

export function MoneyField({ id, slot, label, invalid }: FieldProps) {
  const { t } = useMessages();
  const money = moneyOf(conversation.use((now) => now.values[slot]));
  return (
    <div className="slot-parts" role="group" aria-label={label}>
      <label className="slot">
        <span>{label}</span>
        <input
          id={id}
          data-slot={slot}
          type="text"
          inputMode="decimal"
          autoComplete="off"
          aria-invalid={invalid || undefined}
          value={money.value}
          onChange={(event) => fill(slot, { ...money, value: event.target.value })}
        />
      </label>
      <label className="slot slot-short">
        <span>
          {/* i18n: label of a field for a three-letter code, such as EUR */ t("Currency")}
        </span>
        <input
          type="text"
          maxLength={3}
          autoComplete="off"
          autoCapitalize="characters"
          aria-invalid={invalid || undefined}
          data-slot-second={slot}
          value={money.currency}
          onChange={(event) => fill(slot, { ...money, currency: event.target.value })}
        />
      </label>
    </div>
  );
}
