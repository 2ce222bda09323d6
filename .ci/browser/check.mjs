// check.mjs CHROMIUM PAGE...: opens each page in headless Chromium, light and dark, at desk and phone width, and prints
// each fault on a line: an axe-core violation, sideways scrolling, a request or a script of the page's, a console message.
import { createRequire } from "node:module";
import { readFileSync } from "node:fs";
import { pathToFileURL } from "node:url";
import { chromium } from "playwright-core";

const [executablePath, ...pages] = process.argv.slice(2);
const axe = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");
const WIDTHS = [1280, 390];
const SCHEMES = ["light", "dark"];
// Chromium's own calls home are off: without these switches it looks for updates at every start.
const QUIET = ["--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync"];

const faults = [];

async function look(browser, url, width, colorScheme) {
  const where = `${url.slice(url.lastIndexOf("/") + 1)} ${width} ${colorScheme}`;
  const context = await browser.newContext({ viewport: { width, height: 900 }, colorScheme, offline: true });
  const page = await context.newPage();
  const fault = (what) => faults.push(`${where}: ${what}`);
  page.on("request", (request) => {
    if (request.url() !== url && !request.url().startsWith("data:")) fault(`asks for ${request.url()}`);
  });
  page.on("console", (message) => fault(`console: ${message.text()}`));
  page.on("pageerror", (error) => fault(`script error: ${error.message}`));
  page.on("dialog", (dialog) => (fault(`opens a dialog: ${dialog.message()}`), dialog.dismiss()));
  await page.goto(url, { waitUntil: "load" });

  const [content, view] = await page.evaluate(() => [document.documentElement.scrollWidth, window.innerWidth]);
  if (content > view) fault(`scrolls sideways: ${content} px of content in ${view} px`);
  const scripts = await page.locator("script").count();
  if (scripts) fault(`holds ${scripts} script elements`);
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => window.axe.run(document, { resultTypes: ["violations"] }));
  for (const { id, help, nodes } of violations) {
    fault(`axe ${id}: ${help}: ${nodes.length} places, first ${nodes[0].html.slice(0, 160)}`);
  }
  await context.close();
}

const browser = await chromium.launch({ executablePath, args: ["--no-sandbox", "--disable-quic", ...QUIET] });
for (const page of pages) {
  for (const width of WIDTHS) {
    for (const scheme of SCHEMES) await look(browser, pathToFileURL(page).href, width, scheme);
  }
}
await browser.close();

for (const fault of faults) console.log(fault);
console.log(`axe-core, width and requests: ${pages.length} pages, ${faults.length} faults`);
process.exitCode = faults.length ? 1 : 0;
