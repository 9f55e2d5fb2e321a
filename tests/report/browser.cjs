// Opens pages in a real browser and prints what it saw, as JSON: MODULES BROWSER PAGE...
"use strict";
const { readFileSync } = require("node:fs");
const { join } = require("node:path");
const { pathToFileURL } = require("node:url");

const [modules, executablePath, ...files] = process.argv.slice(2);
const { chromium } = require(join(modules, "playwright-core"));
const axe = readFileSync(join(modules, "axe-core", "axe.min.js"), "utf8");
const DESK = { width: 1280, height: 900 };
const READERS = {
  light: { colorScheme: "light", viewport: DESK },
  dark: { colorScheme: "dark", viewport: DESK },
  phone: { colorScheme: "light", viewport: { width: 390, height: 800 } },
  plain: { javaScriptEnabled: false, viewport: DESK },
};

async function opened(browser, file, reader) {
  const context = await browser.newContext({ ...READERS[reader], offline: true });
  const page = await context.newPage();
  const seen = { reader, requests: [], complaints: [] };
  page.on("request", (request) => seen.requests.push(request.url()));
  page.on("pageerror", (error) => seen.complaints.push(String(error)));
  page.on("console", (message) => seen.complaints.push(message.text()));
  page.on("dialog", (dialog) => seen.complaints.push(dialog.message()));
  await page.goto(String(pathToFileURL(file)));
  return { context, page, seen };
}

const cards = (page) => page.locator("article:visible").count();
const settled = (page) => page.waitForTimeout(250);

// Whether a link to the last finding, which is folded at first, shows it.
async function linked(context, file) {
  const page = await context.newPage();
  await page.goto(String(pathToFileURL(file)));
  const ids = await page.locator("article [id]").evaluateAll((all) => all.map((one) => one.id));
  if (!ids.length) return true;
  const id = ids[ids.length - 1];
  await page.goto("about:blank");
  await page.goto(`${pathToFileURL(file)}#${id}`);
  await settled(page);
  const box = await page.locator(`#${id}`).boundingBox();
  return box !== null && box.y >= 0 && box.y < page.viewportSize().height;
}

async function checked(page) {
  if (await page.locator("#expand").count()) await page.click("#expand");
  await page.evaluate(() => document.querySelectorAll("details").forEach((one) => (one.open = true)));
  await page.evaluate(axe);
  const { violations } = await page.evaluate(() => axe.run({ resultTypes: ["violations"] }));
  return violations.map((one) => `${one.id}: ${one.nodes[0].html}`);
}

async function used(page) {
  const told = { all: await cards(page) };
  await page.keyboard.press("/");
  await page.keyboard.type("clamp");
  await settled(page);
  told.found = await cards(page);
  told.count = await page.textContent("#count");
  await page.keyboard.press("Escape");
  await page.click("[type=reset]");
  for (const [name, value] of [["kind", "cross-language"], ["language", "go"], ["standing", "known"]]) {
    await page.selectOption(`#${name}`, value);
    await settled(page);
    told[name] = await cards(page);
    await page.click("[type=reset]");
  }
  for (const [name, value] of [["path", "server/"], ["alike", "90"]]) {
    await page.fill(`#${name}`, value);
    await settled(page);
    told[name] = await cards(page);
    await page.click("[type=reset]");
  }
  await page.selectOption("#sort", "path");
  told.sorted = await page.locator("article summary .place").allTextContents();
  await page.click("[type=reset]");
  await page.click("#collapse");
  told.collapsed = await page.locator("article > details[open]").count();
  await page.click("#expand");
  told.expanded = await page.locator("article > details[open]").count();
  const media = () => page.evaluate(() => document.querySelector("style[media]").media);
  await page.locator("article summary").first().focus();
  told.view = [await media()];
  await page.keyboard.press("u");
  told.view.push(await media());
  await page.keyboard.press("u");
  told.view.push(await media());
  await page.evaluate(() => document.activeElement.blur());
  told.walked = [];
  for (const key of ["j", "j", "k"]) {
    await page.keyboard.press(key);
    told.walked.push(await page.evaluate(() => document.activeElement.closest("article")?.querySelector("[id]").id));
  }
  await page.click("#collapse");
  await page.evaluate(() => (location.hash = document.querySelectorAll("article [id]")[1].id));
  await settled(page);
  told.followed = await page.locator("article > details[open] > .body").evaluateAll((all) => all.map((one) => one.id));
  return told;
}

async function main() {
  const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
  const pages = [];
  for (const file of files) {
    for (const reader of Object.keys(READERS)) {
      const { context, page, seen } = await opened(browser, file, reader);
      seen.bar = await page.locator("form:visible").count();
      seen.cards = await cards(page);
      seen.wider = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      if (reader === "light" && file.endsWith("diff.html")) seen.used = await used(page);
      if (reader !== "plain") seen.violations = await checked(page);
      seen.linked = await linked(context, file);
      pages.push({ file, ...seen });
      await context.close();
    }
  }
  await browser.close();
  process.stdout.write(JSON.stringify(pages));
}

main();
