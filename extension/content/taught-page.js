/**
 * On the host of a setting that the member showed: tells the background where the document is, now and whenever that
 * changes. What a taught page is, the background knows; it puts the other scripts there.
 */
{
  const { messages } = stillOff;
  let here = "";
  const tell = () => {
    if (location.href === here || !browser.runtime?.id) return;
    here = location.href;
    browser.runtime.sendMessage({ type: messages.TAUGHT_PAGE, address: here }).catch(() => {
      // Nobody listened: the next address is told again.
      here = "";
    });
  };
  if (!stillOff.toldTaught) {
    stillOff.toldTaught = true;
    globalThis.navigation?.addEventListener("currententrychange", tell);
    for (const type of ["popstate", "hashchange", "pageshow"]) addEventListener(type, tell, true);
  }
  tell();
}
