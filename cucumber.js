// For a plain `npx cucumber-js`: the features against the reference connector, straight from the sources.
export default {
  paths: ['features/**/*.feature'],
  import: ['steps/**/*.ts'],
  loader: ['ts-node/esm'],
  format: ['summary'],
};
