using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Cli;

/// <summary>Says what went wrong in one line. The trace is for those who ask for it: it frightens, and hides the words.</summary>
internal static class Mishap
{
    private const string TraceName = "TWELVEROOMS_TRACE";

    private static bool IsTraced => Terminal.Variable(TraceName) is "1" or "true";

    public static async Task<int> TellAsync(Exception exception)
    {
        if (exception is UnauthorizedAccessException)
        {
            await Terminal.Error.WriteLineAsync($"{OneLine(exception.Message)} Name a file that you may read, not a folder.");
            return Exit.Usage;
        }

        var details = IsTraced ? "" : $" {TraceName}=1 shows the details.";
        await Terminal.Error.WriteLineAsync(DatabaseTrouble.WordsOf(exception)
            ?? $"Something went wrong here, and not with what you asked: {OneLine(exception.Message)}{details}");
        if (IsTraced)
        {
            await Terminal.Error.WriteLineAsync(exception.ToString());
        }

        return Exit.Wrong;
    }

    private static string OneLine(string text) => string.Join(' ', text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
