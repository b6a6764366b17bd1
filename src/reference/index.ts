export { jsonSchema } from "./json-schema.js";
export { markdown } from "./markdown.js";
