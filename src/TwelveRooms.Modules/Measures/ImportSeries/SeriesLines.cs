using TwelveRooms.Measures.Contracts;
using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.RecordNumber;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Text;
using TwelveRooms.Platform.Time;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ImportSeries;

/// <summary>Reads the lines of a file of published series, and says of each cell what is wrong with it.</summary>
internal sealed class SeriesLines(IReadOnlyDictionary<string, Measure> measures, DateOnly today, ProblemList problems)
{
    /// <summary>The headings that the layout must have; others (unit, chart_hint) are read past.</summary>
    public static IReadOnlyList<string> Needed { get; } =
        ["series_id", "name", "period_type", "period_start", "org_code", "org_name", "value", "denominator", "status", "note"];

    private readonly Dictionary<(Measure, PublishedName, DateOnly), int> _seen = [];

    public IReadOnlyList<SeriesLine> Read(Sheet sheet) => [.. sheet.Rows.Select(Read).OfType<SeriesLine>()];

    private SeriesLine? Read(SheetRow row)
    {
        var before = problems.Count;
        var measure = MeasureOf(row);
        var unit = UnitOf(row);
        CheckTexts(row);
        if (measure is null)
        {
            return null;
        }

        var period = PeriodOf(row, measure);
        var (rounding, reason) = Notes(row.Cells["note"]);
        var number = NumberOf(row, measure, period, reason);
        if (problems.Count > before)
        {
            return null;
        }

        if (!_seen.TryAdd((measure, unit, period), row.Line))
        {
            problems.Add(row.Line, "period_start", $"{Called(unit)} has a line for {row.Cells["period_start"]} already, on line {_seen[(measure, unit, period)]}. Keep one of them.");
        }

        return new(row.Line, unit, measure, row.Cells["name"], rounding, number);
    }

    private Measure? MeasureOf(SheetRow row)
    {
        var id = row.Cells["series_id"];
        if (measures.TryGetValue(id, out var measure))
        {
            return measure;
        }

        problems.Add(row.Line, "series_id", $"No measure of the library takes the series '{id}'. Known are: {string.Join(", ", MeasureLibrary.PublishedIds)}.");
        return null;
    }

    private PublishedName UnitOf(SheetRow row)
    {
        var (code, name) = (row.Cells["org_code"].ToUpperInvariant(), row.Cells["org_name"]);
        if (code.Length == 0 && name.Length == 0)
        {
            problems.Add(row.Line, "org_code", "The line names no organisation. Fill in org_code.");
        }

        return new(code, code.Length == 0 ? name : "");
    }

    /// <summary>What is kept as words is looked at here as well, so that a refusal names its line.</summary>
    private void CheckTexts(SheetRow row)
    {
        foreach (var column in (string[])["name", "org_name", "note"])
        {
            var text = row.Cells[column];
            if ((column == "note" ? TextGuard.Refuse(text, column) : TextGuard.RefuseInAName(text, column)) is { } refusal)
            {
                problems.Add(row.Line, column, refusal.Message);
            }
        }
    }

    private DateOnly PeriodOf(SheetRow row, Measure measure)
    {
        var (type, text) = (row.Cells["period_type"], row.Cells["period_start"]);
        if (!string.Equals(type, measure.Cadence.ToString(), StringComparison.OrdinalIgnoreCase))
        {
            problems.Add(row.Line, "period_type", $"'{type}' cannot be used: {measure.Name} is counted by {measure.Cadence.Words().One}. Write {measure.Cadence.ToString().ToLowerInvariant()}.");
        }

        if (!DayText.TryRead(text, out var day))
        {
            problems.Add(row.Line, "period_start", $"'{text}' is not a date from 1900 to 2100. Use the form 2024-03-01.");
        }
        else if (measure.Cadence.StartOf(day) != day)
        {
            problems.Add(row.Line, "period_start", $"{text} is not the first day of a {measure.Cadence.Words().One}. Write the first day.");
        }
        else if (day > today)
        {
            problems.Add(row.Line, "period_start", MeasureRefusals.InTheFuture(measure, day).Message);
        }

        return day;
    }

    private CheckedNumber NumberOf(SheetRow row, Measure measure, DateOnly period, string? reason)
    {
        PointState? state = row.Cells["status"].ToLowerInvariant() switch
        {
            "published" or "derived" => PointState.Reported,
            "suppressed" => PointState.Suppressed,
            "missing" => PointState.NotReported,
            _ => null,
        };
        if (state is null)
        {
            problems.Add(row.Line, "status", $"'{row.Cells["status"]}' is not a status. Use published, suppressed, missing or derived.");
        }
        else if (state != PointState.Reported && row.Cells["value"].Length > 0)
        {
            problems.Add(row.Line, "value", $"A line that is {row.Cells["status"]} has no value, and this one has {row.Cells["value"]}. Correct one of the two.");
        }

        var numerator = state == PointState.Reported ? Number(row, "value", measure.Name, measure) : null;
        var denominator = measure.NeedsDenominator && (row.Cells["denominator"].Length > 0 || state == PointState.Reported)
            ? Number(row, "denominator", measure.DenominatorWords ?? "How many in all", measure)
            : null;
        if (numerator is { } part && denominator is { } whole && NumberCheck.Misfit(measure, part, whole) is { } misfit)
        {
            problems.Add(row.Line, "value", misfit.Message);
        }

        return new(period, state ?? PointState.NotReported, numerator, denominator, reason, null);
    }

    private double? Number(SheetRow row, string column, string what, Measure measure)
    {
        var allowsDecimals = measure.AllowsDecimals || measure.Kind is MeasureKind.Continuous or MeasureKind.Score;
        var number = NumberText.Read(row.Cells[column], column, what, allowsDecimals);
        if (number.IsRefused)
        {
            problems.Add(row.Line, column, number.Refusal.Code == "number-missing"
                ? $"A published line needs a {column}. Fill it in, or say in status that it is suppressed or missing."
                : number.Refusal.Message);
            return null;
        }

        return number.Value;
    }

    /// <summary>How it was rounded is said once for the series; all else stays with its point.</summary>
    private static (string? Rounding, string? Reason) Notes(string note)
    {
        var parts = note.Split(';', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        var rounding = Array.Find(parts, p => p.StartsWith("rounded", StringComparison.OrdinalIgnoreCase));
        var others = string.Join("; ", parts.Where(p => p != rounding));
        return (rounding, others.Length == 0 ? null : others);
    }

    public static string Called(PublishedName unit) => unit.Code.Length > 0 ? unit.Code : unit.Name;
}
