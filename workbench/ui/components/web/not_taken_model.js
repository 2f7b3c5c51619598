// What is said of files that a browser's field refused, by why it did.

/** @import { Translate } from "./types.d.ts" */

/** @typedef {{ name: string, size: string }} RefusedFile `size` as Streamlit tells it: 70.0MB */

const NAMED = 5;

/** @param {RefusedFile} file @param {number} limit in megabytes */
function isTooLarge({ size }, limit) {
  const [, number, unit] = /^([\d.]+)\s*(\w*)$/.exec(size) ?? ["", "0", ""];
  return unit === "GB" || unit === "TB" || (unit === "MB" && Number(number) >= limit);
}

/** @param {RefusedFile[]} files @param {Translate} t */
function listed(files, t) {
  const told = files
    .slice(0, NAMED)
    .map(({ name, size }) =>
      t("upload.file_size", { name, size: size.replace(/(?:\.0)?\s*([A-Z]+)$/i, " $1") }),
    );
  const names = told.join(t("common.list_mark"));
  return files.length > NAMED ? t("upload.and_others", { names, n: files.length }) : names;
}

/**
 * Return a sentence for each reason, with what to do about it.
 * @param {RefusedFile[]} files
 * @param {{ many: boolean, limit: number }} field whether it takes several files, and of how many megabytes
 * @param {Translate} t
 */
export function refusedSentences(files, { many, limit }, t) {
  const large = files.filter((file) => isTooLarge(file, limit));
  const rest = files.filter((file) => !isTooLarge(file, limit));
  const why = many ? "upload.not_arrived" : "upload.one_only";
  return [
    ...(large.length > 0 ? [t("upload.too_large", { names: listed(large, t), limit })] : []),
    ...(rest.length > 0 ? [t(why, { names: listed(rest, t) })] : []),
  ];
}
