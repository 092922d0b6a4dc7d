#!/usr/bin/env bash
# A TextQuoteSelector of the W3C's model can have a prefix and a suffix of any length. The package
# dom-anchor-text-quote cuts long quotations into pieces before it looks for them, and the context
# not: with a prefix of 33 letters, words that stand in the page word for word are not found, and
# an error is raised. With 32 they are found.
#
# Needs npm. Fails when the package behaves otherwise.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
cd "$folder"
npm install --silent --no-audit --no-fund dom-anchor-text-quote@4.0.2 jsdom@24.1.3 >/dev/null

cat >look.mjs <<'JAVASCRIPT'
import { createRequire } from "node:module";
const require = createRequire(import.meta.url);
const { JSDOM } = require("jsdom");
const before = "The council met on Monday evening, as it does every week. ";
const exact = "The pier will open in May.";
const { window } = new JSDOM(`<p>${before}${exact} Nobody objected.</p>`);
for (const name of ["document", "Node", "NodeFilter", "Range"]) globalThis[name] = window[name];
const { toRange } = require("dom-anchor-text-quote");
console.log("dom-anchor-text-quote", require("dom-anchor-text-quote/package.json").version);

const found = (length) => {
  try {
    const range = toRange(window.document.body, { exact, prefix: before.slice(-length) });
    return range ? range.toString() : "nothing";
  } catch (error) {
    return `an error: ${error.message}`;
  }
};
for (const length of [8, 32, 33, 50]) console.log(`a prefix of ${length} letters finds`, found(length));
if (found(32) !== exact) throw new Error("32 letters before are too many now");
if (!found(33).startsWith("an error")) throw new Error("33 letters before are borne now");
JAVASCRIPT
node look.mjs
