"use strict";
// In the worker: pdfium in WebAssembly, there from the first PDF file on. What is asked of it, for
// many characters or objects at once, is what `disclosure_lint/readers/pdf/library.py` names; what
// is made of the answers is made there. Pages, texts and objects are addresses in its memory.
const pdfium = (() => {
  const [TEXT, FORM] = [1, 5]; // kinds of objects
  const FLAT = 0.01; // points
  const DEEP = 16; // forms within forms
  let wasm = null;

  const start = async (binary) => {
    let made = null;
    await createPdfium({
      instantiateWasm: (imports, receive) => {
        const instance = new WebAssembly.Instance(new WebAssembly.Module(binary), imports);
        made = instance.exports;
        return receive(instance);
      },
      print: () => {},
      printErr: () => {},
    });
    made.FPDF_InitLibrary();
    wasm = made;
  };

  // Returns what `use` makes of room for so many bytes, all of them 0.
  const within = (size, use) => {
    const at = wasm.malloc(Math.max(size, 8));
    if (!at) throw new RangeError("memory");
    new Uint8Array(wasm.memory.buffer, at, size).fill(0);
    const made = use(at);
    wasm.free(at);
    return made;
  };

  // Returns a copy of numbers in its memory, which may have been moved since.
  const copied = (Kind, at, count) => new Kind(wasm.memory.buffer, at, count).slice();

  // Calls for each thing, with the place of its row of numbers; returns all rows.
  const rows = (Kind, wide, some, call) => {
    const size = wide * Kind.BYTES_PER_ELEMENT;
    return within(size * some.length, (at) => {
      for (let row = 0; row < some.length; row += 1) call(some[row], at + row * size);
      return copied(Kind, at, wide * some.length);
    });
  };

  const each = (some, call) => Int32Array.from(some, call);

  const counted = (count) => Int32Array.from({ length: Math.max(0, count) }, (_, at) => at);

  const named = (name, use) =>
    within(name.length + 1, (at) => {
      new TextEncoder().encodeInto(name, new Uint8Array(wasm.memory.buffer, at, name.length));
      return use(at);
    });

  const annotated = (page, number, use) => {
    const one = wasm.FPDFPage_GetAnnot(page, number);
    const made = one ? use(one) : null;
    if (one) wasm.FPDFPage_CloseAnnot(one);
    return made;
  };

  // Returns the places of segments; `strict`: none, where one is not known.
  const points = (some, strict) =>
    within(8, (at) => {
      const found = [];
      for (const one of some) {
        if (wasm.FPDFPathSegment_GetPoint(one, at, at + 4)) {
          found.push(...new Float32Array(wasm.memory.buffer, at, 2));
        } else if (strict) return new Float32Array();
      }
      return Float32Array.from(found);
    });

  const few = (count, most) => counted(count > most ? 0 : count);

  const objects = (of, isForm) => {
    const kind = isForm ? "FPDFFormObj" : "FPDFPage";
    const [count, one] = [wasm[`${kind}_CountObjects`], wasm[`${kind}_GetObject`]];
    return each(counted(count(of)), (at) => one(of, at));
  };

  const bounds = (some) =>
    rows(Float32Array, 4, some, (one, at) =>
      wasm.FPDFPageObj_GetBounds(one, at, at + 4, at + 8, at + 12),
    );

  // Returns the text of a page or a form, and of the forms in it, that has no width.
  const flatTexts = (of, isForm, depth = 0) => {
    const some = [...objects(of, isForm)];
    const texts = some.filter((one) => wasm.FPDFPageObj_GetType(one) === TEXT);
    const edges = bounds(texts);
    const flat = texts.filter((_, at) => Math.abs(edges[4 * at + 2] - edges[4 * at]) < FLAT);
    const forms = some.filter((one) => wasm.FPDFPageObj_GetType(one) === FORM && depth < DEEP);
    return flat.concat(...forms.map((one) => flatTexts(one, true, depth + 1)));
  };

  const asked = {
    // The file, where its bytes are, why it is not open, how many pages it has.
    open: (data) => {
      const at = wasm.malloc(Math.max(data.length, 8));
      if (!at) throw new RangeError("memory");
      new Uint8Array(wasm.memory.buffer, at, data.length).set(data);
      const file = wasm.FPDF_LoadMemDocument64(at, data.length, 0);
      const error = file ? 0 : wasm.FPDF_GetLastError() || 1;
      if (!file) wasm.free(at);
      return Int32Array.of(file, at, error, file ? wasm.FPDF_GetPageCount(file) : 0);
    },
    close: (file, at) => {
      wasm.FPDF_CloseDocument(file);
      wasm.free(at);
    },
    openPage: (file, number) => wasm.FPDF_LoadPage(file, number),
    closePage: (page, text) => {
      if (text) wasm.FPDFText_ClosePage(text);
      wasm.FPDF_ClosePage(page);
    },
    annotations: (page, most) =>
      Int32Array.from(
        [...counted(Math.min(most, wasm.FPDFPage_GetAnnotCount(page)))].flatMap(
          (number) =>
            annotated(page, number, (one) => [
              number, wasm.FPDFAnnot_GetSubtype(one), wasm.FPDFAnnot_GetFlags(one),
              named("AP", (key) => wasm.FPDFAnnot_HasKey(one, key)),
            ]) || [],
        ),
      ),
    annotationText: (page, number, name, most) =>
      annotated(page, number, (one) =>
        named(name, (key) => {
          const size = Math.min(most + 2, wasm.FPDFAnnot_GetStringValue(one, key, 0, 0));
          return within(size, (at) => {
            wasm.FPDFAnnot_GetStringValue(one, key, at, size);
            return copied(Uint8Array, at, size);
          });
        }),
      ),
    annotationBox: (page, number) =>
      annotated(page, number, (one) =>
        rows(Float32Array, 4, [one], (same, at) => wasm.FPDFAnnot_GetRect(same, at)),
      ),
    flatten: (page) => wasm.FPDFPage_Flatten(page, 0) === 1,
    countObjects: (page) => wasm.FPDFPage_CountObjects(page),
    // The text, and how many characters it has.
    read: (page) => {
      // This build keeps text without any width, which others pass over: InDesign puts spaces so
      // beside Chinese. It decides where more spaces are found, so it must not be there.
      const flat = flatTexts(page, false);
      for (const one of flat) wasm.FPDFPageObj_SetIsActive(one, 0);
      const text = wasm.FPDFText_LoadPage(page);
      for (const one of flat) wasm.FPDFPageObj_SetIsActive(one, 1);
      return Int32Array.of(text, text ? wasm.FPDFText_CountChars(text) : 0);
    },
    text: (text, count) =>
      within(2 * count + 2, (at) =>
        copied(
          Uint8Array,
          at,
          wasm.FPDFText_GetText(text, 0, count, at) === count + 1 ? 2 * count : 0,
        ),
      ),
    codes: (text, some) => each(some, (one) => wasm.FPDFText_GetUnicode(text, one)),
    things: (text, some) => each(some, (one) => wasm.FPDFText_GetTextObject(text, one)),
    matrices: (text, some) =>
      rows(Float32Array, 6, some, (one, at) => wasm.FPDFText_GetMatrix(text, one, at)),
    sizes: (text, some) => Float64Array.from(some, (one) => wasm.FPDFText_GetFontSize(text, one)),
    faces: (some) => each(some, (one) => wasm.FPDFTextObj_GetFont(one)),
    faceName: (face, most) =>
      within(most, (at) => {
        const size = wasm.FPDFFont_GetBaseFontName(face, at, most);
        return copied(Uint8Array, at, size > most ? 0 : Math.max(0, size - 1));
      }),
    programSize: (face) => {
      if (wasm.FPDFFont_GetIsEmbedded(face) !== 1) return 0;
      return rows(Uint32Array, 1, [face], (one, at) => wasm.FPDFFont_GetFontData(one, 0, 0, at))[0];
    },
    program: (face, size) =>
      within(size + 12, (at) => {
        const [told, data] = [at, at + 8];
        const known = wasm.FPDFFont_GetFontData(face, data, size, told);
        return copied(Uint8Array, data, known ? size : 0);
      }),
    origins: (text, some) =>
      rows(Float64Array, 2, some, (one, at) => wasm.FPDFText_GetCharOrigin(text, one, at, at + 8)),
    edges: (text, some) =>
      rows(Float64Array, 4, some, (one, at) =>
        wasm.FPDFText_GetCharBox(text, one, at, at + 8, at + 16, at + 24),
      ),
    unmapped: (text, some) => each(some, (one) => wasm.FPDFText_HasUnicodeMapError(text, one)),
    // Their names one after the other, each with its end.
    fonts: (text, some, most) =>
      within(most + 12, (flags) => {
        const at = flags + 8;
        const found = [];
        for (const one of some) {
          new Uint8Array(wasm.memory.buffer, at, most + 1).fill(0);
          wasm.FPDFText_GetFontInfo(text, one, at, most, flags);
          const name = copied(Uint8Array, at, most + 1);
          found.push(...name.subarray(0, name.indexOf(0) + 1));
        }
        return Uint8Array.from(found);
      }),
    // The addresses of all, and then their kinds.
    objects: (of, isForm) => {
      const some = objects(of, isForm);
      const made = new Int32Array(2 * some.length);
      made.set(some);
      made.set(each(some, wasm.FPDFPageObj_GetType), some.length);
      return made;
    },
    bounds,
    modes: (some) => each(some, (one) => wasm.FPDFTextObj_GetTextRenderMode(one)),
    // Four tones, and whether they are known.
    colours: (some) =>
      rows(Uint32Array, 5, some, (one, at) => {
        const known = wasm.FPDFPageObj_GetFillColor(one, at, at + 4, at + 8, at + 12);
        new Uint32Array(wasm.memory.buffer, at + 16, 1)[0] = known;
      }),
    // The clip, how many paths it has, and where its last one begins.
    clips: (some) =>
      Int32Array.from(
        [...some].flatMap((one) => {
          const clip = wasm.FPDFPageObj_GetClipPath(one);
          const count = wasm.FPDFClipPath_CountPaths(clip);
          const last = count > 0 ? wasm.FPDFClipPath_GetPathSegment(clip, count - 1, 0) : 0;
          return [clip, count, last];
        }),
      ),
    clipPoints: (clip, path, most) =>
      points(
        each(few(wasm.FPDFClipPath_CountPathSegments(clip, path), most), (at) =>
          wasm.FPDFClipPath_GetPathSegment(clip, path, at),
        ),
        false,
      ),
    segments: (some) => each(some, (one) => wasm.FPDFPath_CountSegments(one)),
    pathPoints: (path, most) =>
      points(
        each(few(wasm.FPDFPath_CountSegments(path), most), (at) =>
          wasm.FPDFPath_GetPathSegment(path, at),
        ),
        true,
      ),
    isFilled: (path) => {
      const known = rows(Int32Array, 2, [path], (one, at) => {
        if (!wasm.FPDFPath_GetDrawMode(one, at, at + 4)) new Int32Array(wasm.memory.buffer, at, 1)[0] = 0;
      });
      return known[0] !== 0;
    },
    // Names in UTF-16, each with its end, but for those of more than `most` bytes.
    marks: (one, most) =>
      within(most + 4, (at) => {
        const found = [];
        for (const number of counted(wasm.FPDFPageObj_CountMarks(one))) {
          const mark = wasm.FPDFPageObj_GetMark(one, number);
          if (!mark || !wasm.FPDFPageObjMark_GetName(mark, at + 4, most, at)) continue;
          const [size] = copied(Uint32Array, at, 1);
          if (size <= most) found.push(...copied(Uint8Array, at + 4, size));
        }
        return Uint8Array.from(found);
      }),
    matrix: (form) => {
      const known = [];
      const made = rows(Float32Array, 6, [form], (one, at) =>
        known.push(wasm.FPDFPageObj_GetMatrix(one, at)),
      );
      return known[0] ? made : Float32Array.of(1, 0, 0, 1, 0, 0);
    },
    box: (page) =>
      rows(Float32Array, 4, [page], (one, at) => wasm.FPDF_GetPageBoundingBox(one, at)),
    size: (page) =>
      Float64Array.of(wasm.FPDF_GetPageWidthF(page), wasm.FPDF_GetPageHeightF(page)),
    dots: (some) => {
      const sizes = rows(Uint32Array, 2, some, (one, at) => {
        if (!wasm.FPDFImageObj_GetImagePixelSize(one, at, at + 4)) {
          new Uint32Array(wasm.memory.buffer, at, 2).fill(0);
        }
      });
      let total = 0;
      for (let at = 0; at < sizes.length; at += 2) total += sizes[at] * sizes[at + 1];
      return total;
    },
    show: (some, on) => {
      for (const one of some) wasm.FPDFPageObj_SetIsActive(one, on);
    },
    // The dots, row by row; nothing where there is no room for them.
    painted: (page, wide, high) => {
      const bitmap = wasm.FPDFBitmap_CreateEx(wide, high, 2, 0, 0);
      if (!bitmap) return new Uint8Array();
      wasm.FPDFBitmap_FillRect(bitmap, 0, 0, wide, high, 0xffffffff);
      const turn = (4 - wasm.FPDFPage_GetRotation(page)) % 4;
      wasm.FPDF_RenderPageBitmap(bitmap, page, 0, 0, wide, high, turn, 0);
      const size = wasm.FPDFBitmap_GetStride(bitmap) * high;
      const made = copied(Uint8Array, wasm.FPDFBitmap_GetBuffer(bitmap), size);
      wasm.FPDFBitmap_Destroy(bitmap);
      return made;
    },
  };

  // What breaks out of it leaves it unusable: the next file has a new one.
  const guarded = (act) => (...given) => {
    try {
      return act(...given);
    } catch (error) {
      wasm = null;
      throw error;
    }
  };

  return {
    asked: Object.fromEntries(Object.entries(asked).map(([name, act]) => [name, guarded(act)])),
    // Resolves when it is there; `binary` gives its bytes.
    ready: async (binary) => {
      if (!wasm) await start(await binary());
    },
  };
})();
