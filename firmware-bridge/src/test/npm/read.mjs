// What programs of others say of a printer's bytes, as JSON on standard output.
//
//   parse FILE       npos: the commands and texts of a job, in order
//   picture FILE PBM npos: the dots of all raster commands below each other
//   qr TEXT DOTS     receipt-printer-encoder: the bytes of a QR code, as hex
//   text TEXT        receiptline: the bytes of a job with this line in Chinese, as hex
import {createRequire} from "node:module";
import {readFileSync, writeFileSync} from "node:fs";
import ReceiptPrinterEncoder from "@point-of-sale/receipt-printer-encoder";

const require = createRequire(import.meta.url);
const npos = require("npos");
const receiptline = require("receiptline");
const [what, ...given] = process.argv.slice(2);

// Of 2017: it has not heard of QR codes and of the cuts of old modules, so it is told their lengths.
const {rules, symbols} = npos;
rules[symbols.GS]["(k"] = [0, "d16"];
rules[symbols.FS]["(A"] = [0, "d16"];
rules[symbols.ESC]["i"] = 0;
rules[symbols.ESC]["m"] = 0;

function tree(bytes) {
  const read = new npos.Parser(rules).analyze(bytes);
  if (read.error) throw read.error;
  return read.tree;
}

const chinese = new TextDecoder("gb18030", {fatal: true});

switch (what) {
  case "parse": {
    const bytes = readFileSync(given[0]);
    print(
      tree(bytes).map(node => ({
        command: node.ascii === "STX" ? "text" : `${node.ascii} ${node.fn}`,
        text: node.ascii === "STX" ? chinese.decode(bytes.subarray(node.offset, node.offset + node.length)) : "",
        offset: node.offset,
        length: node.length,
      })),
    );
    break;
  }
  case "picture": {
    const bytes = readFileSync(given[0]);
    const bands = tree(bytes).filter(node => node.ascii === "GS" && node.fn === "v0").map(node => node.offset);
    const wide = bytes.readUInt16LE(bands[0] + 4);
    const rows = bands.map(at => {
      if (bytes.readUInt16LE(at + 4) !== wide) throw new Error("bands of different widths");
      return bytes.subarray(at + 8, at + 8 + wide * bytes.readUInt16LE(at + 6));
    });
    const margin = 4; // bytes at each side, and rows: readers want white around a code
    const high = rows.reduce((sum, band) => sum + band.length / wide, 0);
    const across = wide + 2 * margin;
    const image = Buffer.alloc(across * (high + 16 * margin));
    let row = 8 * margin;
    for (const band of rows)
      for (let at = 0; at < band.length; at += wide) band.copy(image, across * row++ + margin, at, at + wide);
    writeFileSync(given[1], Buffer.concat([Buffer.from(`P4\n${across * 8} ${high + 16 * margin}\n`), image]));
    print({dots: wide * 8, rows: high});
    break;
  }
  case "qr":
    print(
      Buffer.from(
        new ReceiptPrinterEncoder({language: "esc-pos", columns: 48})
          .qrcode(given[0], {model: 2, size: Number(given[1]), errorlevel: "m"})
          .encode(),
      ).toString("hex"),
    );
    break;
  case "text":
    print(Buffer.from(receiptline.transform(given[0], {encoding: "gb18030", command: "escpos", cpl: 48}), "binary").toString("hex"));
    break;
  default:
    throw new Error("parse, picture, qr or text, not " + what);
}

function print(value) {
  process.stdout.write(JSON.stringify(value) + "\n");
}
