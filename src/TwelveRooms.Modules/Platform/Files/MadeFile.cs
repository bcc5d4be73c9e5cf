namespace TwelveRooms.Platform.Files;

/// <summary>
/// A place on disk for an answer that may be long: it is made whole before the first byte goes out, so that one that fails is no file cut
/// short; it is readable by its owner alone, and gone with its stream.
/// </summary>
internal static class MadeFile
{
    public static FileStream New() => new(Path.GetTempFileName(), FileMode.Truncate, FileAccess.ReadWrite, FileShare.None, 64 * 1024, FileOptions.DeleteOnClose);
}
