// mail.mjs PAGE...: what Gmail, Outlook and Apple Mail do not do with the HTML of a mail, by caniemail.com's tables. Each
// feature that one of them lacks, or has only in part, is a fault unless a reason below says why the mail can live with it.
import { readFileSync } from "node:fs";
import { caniemail } from "caniemail";

const CLIENTS = ["gmail.*", "outlook.*", "apple-mail.*"];
const STYLE_BLOCK = "only phones' sizes and dark mode stand in the style block; without it the mail is light and whole";
const DARK_OUTLOOK = "[data-ogsc] is Outlook's own attribute, and the others skip the rule";
const CELLS = "the room that matters is that of table cells and margins; elsewhere it is lost without harm";
const OTHER_VALUES = "the values that are lacking are not used";

const ALLOWED = {
  "<style> element": STYLE_BLOCK,
  "@media": STYLE_BLOCK,
  "Type selector": STYLE_BLOCK,
  "Class selector": STYLE_BLOCK,
  "Descendant combinator": STYLE_BLOCK,
  "!important keyword": STYLE_BLOCK,
  "Attribute selector": DARK_OUTLOOK,
  "display:none": "the preheader is also 1 px high and of the paper's colour, and Outlook has mso-hide",
  "transform": "the table takes text-transform for it; no element is transformed",
  "role attribute": "only the screen reader of one Outlook would miss it; the order of reading is right without",
  "<body> element": "the paper's colour stands on the outermost table as well",
  "dir attribute": "auto, on blocks in another language; no link has it",
  "max-width": "Outlook has a table of 640 px in a conditional comment",
  "padding": CELLS,
  "border": CELLS,
  "width property": "only tables and cells have a width",
  "width attribute": "it is buggy on pictures, of which there is none",
  "height property": "only the hidden preheader has one",
  "height attribute": "it is buggy on pictures, of which there is none",
  "line-height": "a number without unit, or the preheader's",
  "background": "only colours, by background-color",
  "display": "only none, for the preheader",
  "margin": OTHER_VALUES,
  "font-size": OTHER_VALUES,
  "font-weight": OTHER_VALUES,
  "text-decoration": OTHER_VALUES,
  "text-transform": OTHER_VALUES,
  "letter-spacing": OTHER_VALUES,
  "text-align": OTHER_VALUES,
};

const faults = new Set();
const met = new Set();
for (const path of process.argv.slice(2)) {
  const { issues } = caniemail({ clients: CLIENTS, html: readFileSync(path, "utf8") });
  for (const [kind, byClient] of Object.entries(issues)) {
    for (const [client, found] of byClient) {
      for (const { title, notes } of found) {
        met.add(title);
        const lack = kind === "errors" ? "not supported" : notes.join(" ");
        if (!(title in ALLOWED)) faults.add(`${path.split("/").pop()}: ${title}: ${client}: ${lack}`);
      }
    }
  }
}
for (const title of Object.keys(ALLOWED)) {
  if (!met.has(title)) faults.add(`${title} is allowed, but no mail needs it`);
}
for (const fault of faults) console.log(fault);
console.log(`caniemail: ${process.argv.length - 2} mails, ${faults.size} faults`);
process.exitCode = faults.size ? 1 : 0;
