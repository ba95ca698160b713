/** What a transcript is one of, where nobody says in which format it was recorded (RFC 9110 media ranges). */
export const recordingTypes = ['audio/*', 'video/*'] as const;

/** Whether a media type is that of a voice message, other sound, or a video. */
export function isRecording(mediaType: string | undefined): boolean {
  return /^(audio|video)\//i.test(mediaType ?? '');
}

/** The address of a moment of a recording: W3C Media Fragments URI 1.0, temporal dimension, in seconds (NPT). */
export function momentOf(mediaUrl: string, seconds: number): string {
  const url = new URL(mediaUrl);
  url.hash = `t=${seconds}`;
  return url.href;
}
