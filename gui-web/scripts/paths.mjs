// Where things are, for the scripts of this folder. ATTUNE_LOCALES and ATTUNE_DIST override.
import { fileURLToPath } from "node:url";

const fromHere = (path) => fileURLToPath(new URL(path, import.meta.url));

export const sources = fromHere("../src");
export const repository = fromHere("../..");
export const locales = process.env.ATTUNE_LOCALES ?? fromHere("../../locales");
export const dist = process.env.ATTUNE_DIST ?? fromHere("../dist");
