// Opens a page in the browser of whoever sits here. Where there is none, that is said and nothing else happens.

/** Calls `complain` with a sentence where `url` cannot be opened; that may take a while to be known. */
export async function openInBrowser(url: string, complain: (sentence: string) => void): Promise<void> {
  const fail = () => complain(`No browser could be opened: open ${url} in one yourself.\n`);
  try {
    const { default: open } = await import('open');
    const opener = await open(url);
    opener.once('error', fail).once('exit', (code) => {
      if (code !== 0) fail();
    });
  } catch {
    fail();
  }
}
