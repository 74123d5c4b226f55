import JSZip from "jszip";

/** The parts of a Word document that hold text. */
const TEXT_PART = /^word\/(?:document|footnotes|endnotes)\d*\.xml$/;
/** A run of text with its properties. One around a text box contains other runs, and does not match. */
const RUN = /<w:r(?:\s[^>]*)?>(?:(?!<w:r[\s>]|<\/w:r>)[\s\S])*<\/w:r>/g;
const IS_HIDDEN = /<w:vanish(?:\s+w:val="(?:1|true|on)")?\s*\/>/;

/** Removes text formatted as hidden from a Word document, since mammoth does not distinguish it. */
export const dropHiddenRuns = async (document: Buffer): Promise<Buffer> => {
  const archive = await JSZip.loadAsync(document);
  let isChanged = false;
  for (const [name, part] of Object.entries(archive.files)) {
    if (!TEXT_PART.test(name)) continue;
    const xml = await part.async("string");
    if (!IS_HIDDEN.test(xml)) continue;
    archive.file(
      name,
      xml.replace(RUN, (run) => (IS_HIDDEN.test(run) ? "" : run)),
    );
    isChanged = true;
  }
  return isChanged ? archive.generateAsync({ type: "nodebuffer", compression: "STORE" }) : document;
};
