"""What is told to Firefox: its preferences, and the scripts that run in its own window and beside its pages."""

from __future__ import annotations

from builder.browsers.driving.common import LOOK

# The browser talks to nobody on its own account.
QUIET: dict[str, bool | int | str] = {
    "app.normandy.enabled": False,
    "app.update.enabled": False,
    "browser.aboutwelcome.enabled": False,
    "browser.discovery.enabled": False,
    "browser.newtabpage.enabled": False,
    "browser.newtabpage.activity-stream.feeds.system.topstories": False,
    "browser.newtabpage.activity-stream.feeds.topsites": False,
    "browser.newtabpage.activity-stream.showSponsored": False,
    "browser.newtabpage.activity-stream.showSponsoredTopSites": False,
    "browser.region.network.url": "",
    "browser.region.update.enabled": False,
    "browser.safebrowsing.blockedURIs.enabled": False,
    "browser.safebrowsing.downloads.enabled": False,
    "browser.safebrowsing.malware.enabled": False,
    "browser.safebrowsing.phishing.enabled": False,
    "browser.safebrowsing.provider.mozilla.updateURL": "",
    "browser.search.update": False,
    "browser.shell.checkDefaultBrowser": False,
    "browser.startup.homepage_override.mstone": "ignore",
    "browser.topsites.contile.enabled": False,
    "browser.translations.enable": False,
    "browser.uitour.enabled": False,
    "captivedetect.canonicalURL": "",
    "datareporting.healthreport.uploadEnabled": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "dom.ipc.processCount": 1,  # of one site's pages, and of pages that are of no site
    "dom.ipc.processCount.webIsolated": 1,
    "dom.ipc.processPrelaunch.enabled": False,  # a process kept for a page that may come
    "dom.push.connection.enabled": False,
    "extensions.blocklist.enabled": False,
    "extensions.getAddons.cache.enabled": False,
    "extensions.systemAddon.update.enabled": False,
    "extensions.update.enabled": False,
    "media.gmp-manager.updateEnabled": False,
    "messaging-system.rsexperimentloader.enabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "network.dns.disablePrefetch": True,
    "network.prefetch-next": False,
    "network.http.speculative-parallel-limit": 0,
    "security.OCSP.enabled": 0,
    "security.remote_settings.crlite_filters.enabled": False,
    "security.remote_settings.intermediates.enabled": False,
    "services.settings.server": "data:,#remote-settings-dummy/v1",
    "signon.management.page.breach-alerts.enabled": False,
    "toolkit.telemetry.server": "",
    "toolkit.telemetry.unified": False,
}
# Nobody looks on: a third of the pictures a second, which are most of what a window without a screen costs.
UNSEEN: dict[str, bool | int | str] = {"layout.frame_rate": 20}
# An add-on that isn't signed may be installed for good (ESR and developer editions only), and keeps what it stored.
KEEPING: dict[str, bool | int | str] = {
    "xpinstall.signatures.required": False,
    "extensions.webextensions.keepStorageOnUninstall": True,
    "extensions.webextensions.keepUuidOnUninstall": True,
}
WINDOW = "const win = Services.wm.getMostRecentWindow('navigator:browser');"
# What scripts below an address have thrown since some time; a question that a page took along is no fault of theirs.
ERRORS = """
const [origin, since] = arguments;
return Services.console.getMessageArray()
  .filter((said) => said instanceof Ci.nsIScriptError && said.sourceName?.startsWith(origin) && said.timeStamp >= since)
  .filter((said) => !said.errorMessage.startsWith("Promise rejected after context unloaded"))
  .map((said) => `${said.sourceName.slice(origin.length + 1)}:${said.lineNumber}: ${said.errorMessage}`);
"""
# A function of `page`, a <browser>: goes to an address, as typed into the address bar.
LOAD = """
const triggeringPrincipal = Services.scriptSecurityManager.getSystemPrincipal();
const load = (address) => page.loadURI(Services.io.newURI(address), {triggeringPrincipal});
"""
EXTENSION = "const {extension} = WebExtensionPolicy.getByID(arguments[0]);"
# Each finds a <browser>, and is the body of an async function that gets one argument.
IN_BACKGROUND = """
const {extension} = WebExtensionPolicy.getByID(arguments[0]);
await extension.wakeupBackground?.();
return [...extension.views].find((view) => view.viewType === "background")?.xulBrowser;
"""
# A statement: the <browser> of the tab with the handle in arguments[0].
BROWSER_OF_TAB = """
const browser = (() => {
  try {
    return ChromeUtils.importESModule("chrome://remote/content/shared/NavigableManager.sys.mjs").NavigableManager;
  } catch {  // older versions
    return ChromeUtils.importESModule("chrome://remote/content/shared/TabManager.sys.mjs").TabManager;
  }
})().getBrowserById(arguments[0]);
"""
IN_TAB = f"{BROWSER_OF_TAB} return browser;"
IN_POPUP = """
return [...Services.wm.getMostRecentWindow("navigator:browser").document.querySelectorAll("browser")]
  .find((one) => one.getAttribute("webextension-view-type") === "popup" && one.closest("panel")?.state === "open"
    && one.currentURI.spec.startsWith("moz-extension:"));
"""
# Runs a body with the browser's rights beside the page of a <browser>, which may be in another process.
ASK = """
const [which, body, values, done] = arguments;
(async () => {
  let browser = null;
  let absent = "it isn't found";
  try {
    browser = await (async function () { FINDER })(which);
  } catch (error) {
    absent = String(error);
  }
  if (!browser) return {absent};
  const name = "stilloff:" + Math.random();
  const answer = new Promise((resolve) => {
    browser.messageManager.addMessageListener(name, function listener({data}) {
      browser.messageManager.removeMessageListener(name, listener);
      resolve(data);
    });
  });
  const source = `(async () => {
    let answer;
    try {
      const value = await (async (values) => {${body}\\n})(${JSON.stringify(values)});
      answer = {value: typeof value === "string" ? value : JSON.stringify(value ?? null)};
    } catch (error) {
      answer = {error: String(error)};
    }
    sendAsyncMessage(${JSON.stringify(name)}, answer);
  })()`;
  browser.messageManager.loadFrameScript("data:text/javascript;charset=utf-8," + encodeURIComponent(source), false);
  return answer;
})().then(done, (error) => done({error: String(error)}));
"""
# The script of a wait for the toolbar button's badge to say one of several texts.
BADGE_TEXT = f"""
{WINDOW}
const [id, wanted, ms, done] = arguments;
const button = win.document.getElementById(id);
const text = () => button.getAttribute("badge") ?? "";
const end = () => {{
  observer.disconnect();
  win.clearTimeout(timer);
  done(text());
}};
const look = () => wanted.includes(text()) && end();
const observer = new win.MutationObserver(look);
observer.observe(button, {{attributes: true, attributeFilter: ["badge"]}});
const timer = win.setTimeout(end, ms);
look();
"""
# A body for ASK: runs code with the page's own rights, past its content security policy. Answers are JSON text.
AS_PAGE = """
const sandbox = Cu.Sandbox(content, {sandboxPrototype: content, wantXrays: false, sameZoneAs: content});
const [script, given] = values;
return Cu.evalInSandbox(
  `(async function () {${script}\\n}).apply(null, ${given}).then((value) => JSON.stringify(value ?? null))`, sandbox);
"""
# A body for ASK: looks into the last closed shadow root of <html>, which page script can't see.
LOOK_INTO_HTML = f"""
const root = [...content.document.documentElement.children]
  .map((child) => child.openOrClosedShadowRoot).filter((one) => one?.mode === "closed").at(-1);
if (!root) return null;
{LOOK}
"""
CLICK = """
const [x, y] = values;
for (const kind of ["mousedown", "mouseup"]) {
  if (content.synthesizeMouseEvent)
    content.synthesizeMouseEvent(kind, x, y, {button: 0, clickCount: 1, buttons: kind === "mousedown" ? 1 : 0});
  else content.windowUtils.sendMouseEvent(kind, x, y, 0, 1, 0);  // before Firefox 148
}
"""
