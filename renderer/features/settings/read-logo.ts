/** Four times what is printed of it at most, so that it is sharp on paper and small in the file. */
const largest = { width: 480, height: 120 };
const mostBytes = 10_000_000;

/** The picture as a small PNG in base64, on white as paper is; a sentence when it is none. */
export async function readLogo(file: File): Promise<{ readonly png: string } | { readonly problem: string }> {
  if (file.size > mostBytes)
    return { problem: `${file.name} is too large for a logo. Choose one below 10 MB.` };
  const picture = await createImageBitmap(file).catch(() => null);
  if (picture === null)
    return { problem: `${file.name} is no picture that can be printed. Choose a PNG or JPEG.` };
  const scale = Math.min(1, largest.width / picture.width, largest.height / picture.height);
  const canvas = document.createElement('canvas');
  canvas.width = Math.max(1, Math.round(picture.width * scale));
  canvas.height = Math.max(1, Math.round(picture.height * scale));
  const pen = canvas.getContext('2d');
  if (pen === null) return { problem: `${file.name} cannot be drawn here.` };
  pen.fillStyle = '#ffffff';
  pen.fillRect(0, 0, canvas.width, canvas.height);
  pen.imageSmoothingQuality = 'high';
  pen.drawImage(picture, 0, 0, canvas.width, canvas.height);
  picture.close();
  return { png: canvas.toDataURL('image/png').slice('data:image/png;base64,'.length) };
}
