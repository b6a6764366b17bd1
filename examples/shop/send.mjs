import { readFile } from "node:fs/promises";
import { basename, dirname, extname, join } from "node:path";

const TYPES = {
  html: "text/html; charset=utf-8",
  text: "text/plain; charset=utf-8",
  css: "text/css; charset=utf-8",
  js: "text/javascript; charset=utf-8",
  json: "application/json; charset=utf-8",
  map: "application/json; charset=utf-8",
  svg: "image/svg+xml; charset=utf-8",
};

/** As a careful shop has it: no script, no style but its own files, and no string ever becomes markup. */
const POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self'",
  "img-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
  "require-trusted-types-for 'script'",
].join("; ");

/** A file of the shop, or null where there is none. */
export const readPublicFile = async (file) => {
  const type = extname(file).slice(1);
  if (!Object.hasOwn(TYPES, type)) return null;
  try {
    return { type, body: await readFile(file) };
  } catch (error) {
    if (error.code === "ENOENT" || error.code === "EISDIR") return null;
    throw error;
  }
};

/** The tag, or a file that stands beside it. */
export const readTagFile = (tag, path) =>
  readPublicFile(path === "/floorwalker.min.js" ? tag : join(dirname(tag), basename(path)));

/** @param {{ status?: number, type?: string, body?: string | Buffer, location?: string }} answer */
export const send = (request, response, { status = 200, type = "text", body = "", location }) => {
  response.writeHead(status, {
    "Content-Type": TYPES[type],
    "Content-Length": Buffer.byteLength(body),
    "Cache-Control": type === "svg" ? "max-age=600" : "no-cache",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "strict-origin-when-cross-origin",
    ...(type === "html" && { "Content-Security-Policy": POLICY }),
    ...(location && { Location: location }),
  });
  response.end(request.method === "HEAD" ? undefined : body);
};
