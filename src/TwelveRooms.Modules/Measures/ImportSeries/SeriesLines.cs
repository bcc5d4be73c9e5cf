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
internal sealed class SeriesLines(IReadOnlyDictionary<string, KnownSeries> known, DateOnly today, ProblemList problems)
{
    /// <summary>The headings that the layout must have; others (unit, chart_hint) are read past.</summary>
    public static IReadOnlyList<string> Needed { get; } =
        ["series_id", "name", "period_type", "period_start", "org_code", "org_name", "value", "denominator", "status", "note"];

    private readonly Dictionary<(Measure, PublishedName, DateOnly), int> _seen = [];

    public IReadOnlyList<SeriesLine> Read(Sheet sheet) => [.. sheet.Rows.Select(Read).OfType<SeriesLine>()];

    private SeriesLine? Read(SheetRow row)
    {
        var before = problems.Count;
        var series = SeriesOf(row);
        var unit = UnitOf(row);
        CheckTexts(row);
        if (series is null)
        {
            return null;
        }

        var measure = series.Measure;
        var period = PeriodOf(row, series);
        var number = NumberOf(row, measure, period);
        if (problems.Count > before)
        {
            return null;
        }

        if (!_seen.TryAdd((measure, unit, period), row.Line))
        {
            problems.Add(row.Line, "period_start", $"{Called(unit)} has a line for {row.Cells["period_start"]} already, on line {_seen[(measure, unit, period)]}. Keep one of them.");
        }

        return new(row.Line, unit, series, row.Cells["name"], IsDerived(row), SeriesLine.RemarksIn(row.Cells["note"]), number);
    }

    private KnownSeries? SeriesOf(SheetRow row)
    {
        var id = row.Cells["series_id"];
        if (known.TryGetValue(id, out var series))
        {
            return series;
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

        return new(code, name);
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

    private DateOnly PeriodOf(SheetRow row, KnownSeries series)
    {
        var measure = series.Measure;
        var (type, text) = (row.Cells["period_type"], row.Cells["period_start"]);
        if (!IsType(type, measure.Cadence))
        {
            problems.Add(row.Line, "period_type", $"'{type}' cannot be used: {measure.Name} is counted by {measure.Cadence.Words().One}. Write {measure.Cadence.ToString().ToLowerInvariant()}.");
        }

        if (!DayText.TryRead(text, out var day))
        {
            problems.Add(row.Line, "period_start", $"'{text}' is not a date from 1900 to 2100. Use the form 2024-03-01.");
            return day;
        }

        var start = measure.Cadence.StartOf(day);
        if (start != day && series.Published.WeekEndsOn != day.DayOfWeek)
        {
            var orLast = series.Published.WeekEndsOn is { } last ? $", or the {last} on which the publisher’s week ends" : "";
            problems.Add(row.Line, "period_start", $"{text} is not the first day of a {measure.Cadence.Words().One}. Write the first day{orLast}.");
        }
        else if (day > today)
        {
            problems.Add(row.Line, "period_start", MeasureRefusals.InTheFuture(measure, day).Message);
        }

        return start;
    }

    /// <summary>Our years begin in April, which publishers call financial years.</summary>
    private static bool IsType(string type, Cadence cadence) =>
        string.Equals(type, cadence.ToString(), StringComparison.OrdinalIgnoreCase)
        || (cadence == Cadence.Year && string.Equals(type, "financial year", StringComparison.OrdinalIgnoreCase));

    private static bool IsDerived(SheetRow row) => string.Equals(row.Cells["status"], "derived", StringComparison.OrdinalIgnoreCase);

    private CheckedNumber NumberOf(SheetRow row, Measure measure, DateOnly period)
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

        return new(period, state ?? PointState.NotReported, numerator, denominator, null, null);
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

    public static string Called(PublishedName unit) => unit.Code.Length > 0 ? unit.Code : unit.Name;
}
