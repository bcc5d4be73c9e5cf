using System.Globalization;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Platform.Time;

namespace TwelveRooms.Measures.ImportPoints;

/// <summary>What pages say of imports.</summary>
internal static class ImportText
{
    public static string When(ImportBatch import) => RoomsClock.InLondon(import.At).ToString("d MMMM yyyy, HH:mm", CultureInfo.InvariantCulture);

    /// <summary>One sentence or two: where it stands, and what it did.</summary>
    public static string State(ImportBatch import) => import.State switch
    {
        ImportState.Running => $"It is running: {Number(import.New + import.Changed + import.Same)} of {Number(import.Taken)} numbers are in.",
        ImportState.Stopped => "It was stopped. None of its numbers are in.",
        ImportState.Stopping => "It was stopped. Its numbers are being taken out.",
        ImportState.Undoing => $"It is being taken back: {import.UndoneWhy}",
        ImportState.Undone => $"It was taken back on {RoomsClock.DayOf(import.UndoneAt!.Value).ToString("d MMMM yyyy", CultureInfo.InvariantCulture)}: {import.UndoneWhy}",
        _ => $"{Number(import.New)} new, {Number(import.Changed)} changed, {Number(import.Same)} the same.{(import.Rejected > 0 ? $" {Rows(import.Rejected)} {(import.Rejected == 1 ? "was" : "were")} not taken." : "")}",
    };

    public static string Number(int number) => number.ToString("#,0", CultureInfo.InvariantCulture);

    /// <summary>"1 row", "2 rows".</summary>
    public static string Rows(int number) => number == 1 ? "1 row" : $"{Number(number)} rows";
}
