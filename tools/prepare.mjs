// What npm runs after `npm ci` in a clone, and before it packs one: the build. Not where `npx` takes the clone for a package
// that it has to install first: cut short there, half a build would stay behind.

if (process.env.npm_command !== 'exec') await import('./build.mjs');
