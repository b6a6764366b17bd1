// Who may import whom: the rooms of ARCHITECTURE.md. Type imports count as well.
const tests = "\\.test\\.ts$";

/** @type {import("dependency-cruiser").IConfiguration} */
export default {
  forbidden: [
    {
      name: "no-cycles",
      comment: "A cycle, of types too, means that two files are one.",
      severity: "error",
      from: {},
      to: { circular: true },
    },
    {
      name: "core-is-closed",
      comment: "The core imports only the core.",
      severity: "error",
      from: { path: "^src/core/" },
      to: { path: "^src/", pathNot: "^src/core/" },
    },
    {
      name: "core-has-no-packages",
      comment: "The core runs anywhere, with nothing installed.",
      severity: "error",
      from: { path: "^src/core/", pathNot: tests },
      to: { pathNot: "^src/" },
    },
    {
      name: "rooms-know-only-the-core",
      comment: "A room imports the core, the border and itself; the files beside the rooms join them.",
      severity: "error",
      from: { path: "^src/(watch|shops|consent|store|prompt|report|debug|reference)/" },
      to: { path: "^src/", pathNot: "^src/((core|$1)/|border\\.ts$)" },
    },
    {
      name: "tools-know-core-and-reference",
      comment: "The command line and the studio need no browser room.",
      severity: "error",
      from: { path: "^src/(cli|studio)/" },
      to: { path: "^src/", pathNot: "^src/(core|reference|$1)/" },
    },
    {
      name: "reference-is-for-tools",
      comment: "What only tools read (meanings, examples) must not weigh on the tag.",
      severity: "error",
      from: { path: "^src/", pathNot: [tests, "^src/(cli|studio|reference)/"] },
      to: { path: "^src/reference/" },
    },
    {
      name: "tag-is-thin",
      comment: "The script tag is a small entry over the same module.",
      severity: "error",
      from: { path: "^src/script\\.ts$" },
      to: { path: "^src/", pathNot: "^src/(core/|floorwalker\\.ts$|shops/named\\.ts$|starter[^/]*\\.ts$)" },
    },
    {
      name: "entries-are-ends",
      comment: "Nothing imports an entry.",
      severity: "error",
      from: { path: "^src/", pathNot: tests },
      to: { path: "^src/(index|script|cli/index)\\.ts$" },
    },
    {
      name: "ships-what-it-declares",
      comment: "What ships imports only the package's dependencies; the command line carries its own inside.",
      severity: "error",
      from: { path: "^src/", pathNot: [tests, "^src/(cli|studio)/"] },
      to: { dependencyTypes: ["npm-dev", "npm-no-pkg", "npm-unknown", "core"] },
    },
    {
      name: "resolves",
      comment: "Every import leads somewhere.",
      severity: "error",
      from: {},
      to: { couldNotResolve: true },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.json" },
    doNotFollow: { path: "node_modules" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["types", "import", "default"],
    },
  },
};
