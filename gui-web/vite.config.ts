// The page is served by Attune itself, under `default-src 'self'`: nothing may be inlined, neither
// script nor style nor data: URI, and nothing may come from elsewhere.
import locales from "@react-aria/optimize-locales-plugin";
import react from "@vitejs/plugin-react";
import { defineConfig } from "vitest/config";

// Languages whose own widget strings (react-aria's) are bundled; others get them in English.
// The page's own words are no part of the bundle: they come from /i18n/<tag>.json.
const widgetLocales = ["en-US", "es-ES", "fr-FR", "de-DE", "ja-JP", "ar-AE"];

// While developing, everything but the page comes from a running `attune serve`.
const server = "http://127.0.0.1:8757";

export default defineConfig({
  plugins: [react(), locales.vite({ locales: widgetLocales })],
  build: {
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 700,
    modulePreload: { polyfill: false },
    target: "es2022",
  },
  server: { proxy: { "/api": server, "/i18n": server } },
  test: { include: ["src/**/*.test.ts"] },
});
