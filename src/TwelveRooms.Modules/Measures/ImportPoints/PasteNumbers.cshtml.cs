using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.RazorPages;
using TwelveRooms.Components;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Measures.ImportPoints.Reading;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Edge;
using TwelveRooms.Platform.Files.Tables;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Viewing;

namespace TwelveRooms.Measures.ImportPoints;

/// <summary>A column or a block of a spreadsheet, pasted onto one measure of one unit.</summary>
internal sealed class PasteNumbersModel(PointsImporter handler, UnitDirectory units, MeasureDirectory measures, Db db, CurrentViewer current) : PageModel
{
    /// <summary>How many rows are shown before they are put in.</summary>
    public const int MostShown = 120;

    private const int LongestText = 200_000;

    /// <summary>What was pasted.</summary>
    [BindProperty]
    public string? Text { get; set; }

    /// <summary>The period of the first row, where the cells name none.</summary>
    [BindProperty]
    public string? First { get; set; }

    [BindProperty]
    public string? Reason { get; set; }

    /// <summary>Whether what the rows would do has been looked at.</summary>
    [BindProperty]
    public bool IsSure { get; set; }

    public UnitRow Unit { get; private set; } = null!;

    public Measure Measure { get; private set; } = null!;

    public PointsImport? Seen { get; private set; }

    public int Bad => Seen?.Points.Count(RowOutcome.Reject) ?? 0;

    public string ChartAddress => $"/units/{Unit.Id.Value}/measures/{Measure.Id.Value}";

    public string Period => Measure.Cadence.Words().One;

    public string PeriodMany => Measure.Cadence.Words().Many;

    public string CellsHint => Measure.NeedsDenominator
        ? $"A row for each {Period}: the {Period}, {Measure.NumeratorWords}, {Measure.DenominatorWords}."
        : $"A row for each {Period}: the {Period}, {Measure.NumeratorWords}.";

    public async Task<IActionResult> OnGetAsync(Guid unit, Guid measure, CancellationToken cancel) =>
        await FindAsync(unit, measure, cancel) ? Page() : this.PageWith(Refusal.NotFound);

    public async Task<IActionResult> OnPostAsync(Guid unit, Guid measure, CancellationToken cancel)
    {
        if (!await FindAsync(unit, measure, cancel))
        {
            return this.PageWith(Refusal.NotFound);
        }

        if (string.IsNullOrWhiteSpace(Text) || Text.Length > LongestText)
        {
            return this.PageWith(Refusal.Invalid("cells-missing", string.IsNullOrWhiteSpace(Text) ? "Paste the cells first." : "That is too much to paste. Upload it as a file.", nameof(Text)));
        }

        var table = Table();
        if (table.IsRefused)
        {
            return this.PageWith(table.Refusal);
        }

        var bytes = Encoding.UTF8.GetBytes(table.Value);
        var seen = await handler.CheckAsync(() => new MemoryStream(bytes, writable: false), "pasted cells", bytes.Length, new() { Unit = Unit, Measure = Measure.Code }, current.Viewer, cancel);
        if (seen.IsRefused || seen.Value.Points.IsRefused)
        {
            return this.PageWith((seen.IsRefused ? seen.Refusal : seen.Value.Points.Refused()) with { Field = nameof(Text), Problems = [] });
        }

        Seen = seen.Value;
        return IsSure && Seen.New + Seen.Changed > 0 ? await SaveAsync(cancel) : Page();
    }

    private async Task<IActionResult> SaveAsync(CancellationToken cancel)
    {
        if (Seen!.Changed > 0 && string.IsNullOrWhiteSpace(Reason))
        {
            return this.PageWith(Refusal.Invalid("reason-missing", "Say why the number changes. The old one stays in the history.", nameof(Reason)));
        }

        if ((Reason is { } why ? TextGuard.Refuse(why, nameof(Reason)) : null) is { } pointing)
        {
            return this.PageWith(pointing);
        }

        var outcome = await handler.ImportAsync(Seen, Reason, isAllOrNone: false, current.Viewer, null, cancel);
        return outcome.IsRefused ? this.PageWith(outcome.Refusal) : Redirect(outcome.Value.Import is { } id ? $"/numbers/imports/{id}?saved=true" : ChartAddress);
    }

    public string PeriodOf(CheckedRow row) => row.Period == 0 ? "" : Measure.Cadence.SpokenWithYear(DateOnly.FromDayNumber(row.Period));

    public static string NumberOf(CheckedRow row) => row.Outcome == RowOutcome.Reject || row.Unit < 0 ? ""
        : !row.Status.HasNumber() ? StateWords.Of(row.Status.State()).Replace('_', ' ')
        : double.IsNaN(row.Denominator) ? Plain(row.Numerator) : $"{Plain(row.Numerator)} of {Plain(row.Denominator)}";

    public static string WordsOf(CheckedRow row) => row.Remarks is null ? "" : string.Join(' ', row.Remarks.Where(r => r.Weight != Weight.Info).Select(r => r.Message).Distinct());

    /// <summary>
    /// The cells with headings above them, and with a period in front of each row where the writer gave the first; an empty line is
    /// then a period without a number.
    /// </summary>
    private Outcome<string> Table()
    {
        List<string> lines = [.. Text!.ReplaceLineEndings("\n").Trim('\n').Split('\n')];
        var columns = Measure.NeedsDenominator ? "numerator\tdenominator\tnote" : "numerator\tnote";
        if (string.IsNullOrWhiteSpace(First))
        {
            return PeriodText.Read(FirstCell(lines[0])).IsTime ? $"period\t{columns}\n{string.Join('\n', lines)}"
                : lines[0].IndexOfAny(['\t', ',', ';']) >= 0 && QuantityText.Read(TableCell.Of(FirstCell(lines[0])), false, false).IsRefused ? string.Join('\n', lines) // headings of their own
                : Refusal.Invalid("first-missing", $"These cells name no {Period}. Say which {Period} the first row is.", nameof(First));
        }

        if (PeriodText.Read(First) is not { IsTime: true } read || read.Day == default)
        {
            return Refusal.Invalid("first-unknown", $"“{First}” is not a {Period} that we can read. Write it as April 2025 or 1/4/2025.", nameof(First));
        }

        var hasHeadings = QuantityText.Read(TableCell.Of(FirstCell(lines[0])), false, false).IsRefused && lines.Count > 1 && !QuantityText.Read(TableCell.Of(FirstCell(lines[1])), false, false).IsRefused;
        var (table, period) = (new StringBuilder($"period\t{(hasHeadings ? lines[0] : columns)}\n"), Measure.Cadence.StartOf(read.Day));
        foreach (var line in lines.Skip(hasHeadings ? 1 : 0))
        {
            table.Append(CultureInfo.InvariantCulture, $"{period:yyyy-MM-dd}\t{line}\n");
            period = Measure.Cadence.Next(period);
        }

        return table.ToString();
    }

    private static string FirstCell(string line) => line.Split('\t', ',', ';')[0].Trim();

    private async Task<bool> FindAsync(Guid unit, Guid measure, CancellationToken cancel)
    {
        if (await units.FindAsync(unit, current.Viewer, cancel) is not { } row || await measures.FindAsync(measure.ToString(), current.Viewer, cancel) is not { } found
            || !(await db.StandingAsync(current.Viewer, row.Number, cancel)).May(Rights.RecordNumbers) || (found.OwnerUnit != 0 && found.OwnerUnit != row.Number))
        {
            return false;
        }

        (Unit, Measure) = (row, found);
        var place = Unit.Kind == UnitKind.Ward ? $"/wards/{Unit.Id.Value}" : $"/organisations/{Unit.Id.Value}";
        this.SetPage($"Paste numbers: {Measure.Name}", new RoomsLink(Unit.Name, place), new RoomsLink(Measure.Name, ChartAddress));
        return true;
    }

    private static string Plain(double number) => number.ToString("0.##########", CultureInfo.InvariantCulture);
}
