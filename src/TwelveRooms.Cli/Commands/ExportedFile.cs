using System.CommandLine;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ExportNumbers;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Cli.Commands;

/// <summary>Where exported numbers go: to standard output, or into a file; whole or not at all.</summary>
internal static class ExportedFile
{
    public static (Option<string> Format, Option<FileInfo?> Output) Options() =>
    (
        new Option<string>("--format") { Description = "How it is written", DefaultValueFactory = _ => NumbersFile.Csv }.AcceptOnlyFromAmong([.. NumbersFile.Formats]),
        new Option<FileInfo?>("--output") { Description = "Where it is written; standard output unless given", HelpName = "FILE" });

    public static async Task<int> WriteAsync(House house, NumbersOut numbers, string format, FileInfo? output, string nothing, CancellationToken cancel)
    {
        if (format == NumbersFile.Xlsx && output is null && !Terminal.IsRedirected)
        {
            return await Answer.RefuseAsync(Refusal.Invalid("not-for-a-screen", "A workbook cannot be shown on a screen. Name a file: --output numbers.xlsx"));
        }

        await using var made = MadeFile.New();
        var rows = await NumbersFile.WriteAsync(numbers, format, made, cancel);
        if (rows.IsRefused)
        {
            return await Answer.RefuseAsync(rows.Refusal);
        }

        if (rows.Value == 0)
        {
            await Terminal.Error.WriteLineAsync(nothing);
        }

        await house.Get<ExportRecords>().KeepAsync(numbers, format, ExportWay.CommandLine, rows.Value, house.Operator, cancel);
        made.Position = 0;
        await using Stream target = output is null ? Terminal.OpenOut() : PrivateFiles.Open(output.FullName, FileMode.Create, FileAccess.Write, FileShare.None);
        await made.CopyToAsync(target, cancel);
        return Exit.Fine;
    }
}
