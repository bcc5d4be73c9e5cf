using System.Globalization;
using TwelveRooms.Platform;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Charts;

/// <summary>A chart made from a file: all that a table, JSON or a drawing needs, and nothing is worked out after it.</summary>
internal sealed record FileChart(ChartRequest Request, ChartChoice Choice, ChartCadence Cadence, IReadOnlyList<DateOnly> Periods, IReadOnlyList<string?> Reasons, IReadOnlyList<PointProblem> NoRates, SpcReading Reading, ChartWords Words)
{
    private const int MostDecimals = 6;
    private const int MostProblems = 100;

    public static Outcome<FileChart> Make(IReadOnlyList<string> lines, ChartRequest request)
    {
        var read = ChartFile.Read(lines, request.Kind?.NeedsSubgroups() ?? false);
        if (read.IsRefused)
        {
            return read.Refusal;
        }

        var (rows, unused) = read.Value;
        ChartChoice choice;
        try
        {
            choice = ChartChoice.Of(request, rows, "period");
            choice = unused.Count == 0 ? choice : choice with { Warnings = [.. choice.Warnings, $"Nothing was read from the {(unused.Count == 1 ? "column" : "columns")} {string.Join(", ", unused.Select(name => $"'{name}'"))}. A denominator has the heading 'denominator'."] };
        }
        catch (ArgumentException e)
        {
            return Refusal.Invalid("spc-rows", WordsOf(e));
        }

        if (choice.Kind.NeedsDenominators() && !choice.Kind.NeedsSubgroups() && rows.All(row => row.Denominator is null))
        {
            return Refusal.Invalid("spc-denominators", $"A chart of the kind {choice.Kind} needs a denominator: add a third column, or a heading 'denominator'.");
        }

        var cadence = choice.Kind is ChartKind.CasesBetween or ChartKind.TimeBetween ? ChartCadence.Of([]) : ChartCadence.Of([.. rows.Select(row => row.Date).Distinct()]);
        var layout = ChartLayout.Of(rows, cadence, choice.Kind, request);
        if (layout.IsRefused)
        {
            return layout.Refusal;
        }

        var (data, reasons, noRates) = layout.Value;
        try
        {
            var reading = SpcChart.Read(data, ChartOptions.Default with { Kind = choice.Kind, BaselinePoints = request.Baseline, Rules = request.Rules });
            var problems = Invalid(reading, rows, reasons);
            return problems.Count > MostProblems
                ? Refusal.Invalid("spc-rows", $"The file cannot be charted: {problems.Count} rows are wrong. The first {MostProblems} are named.") with { Problems = problems[..MostProblems] }
                : problems.Count > 0
                ? Refusal.Invalid("spc-rows", "The file cannot be charted.") with { Problems = problems }
                : new FileChart(request, choice, cadence, data.Periods!, reasons, noRates, reading, SpcWords.For(reading, new() { Measure = request.Name, Period = cadence.Words, Decimals = DecimalsOf(reading) }));
        }
        catch (ArgumentException e)
        {
            return Refusal.Invalid("spc-options", WordsOf(e));
        }
    }

    /// <summary>How a period is called: a month by its name, everything else by its day.</summary>
    public string NameOf(int index) => Cadence.Words.Many == PeriodWords.Months.Many
        ? Periods[index].ToString("yyyy-MM", CultureInfo.InvariantCulture)
        : Periods[index].ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    /// <summary>Why a period that came in has no point.</summary>
    public PointProblem ProblemAt(int index) => NoRates[index] != PointProblem.None ? NoRates[index] : Reading.Points[index].Problem;

    /// <summary>The names of the rules that a point takes part in.</summary>
    public IReadOnlyList<string> RulesAt(int index) =>
        [.. Request.Rules.Rules.Where(rule => (Reading.Points[index].Flags & rule.Flags) != 0).Select(rule => $"{rule.Name.ToLowerInvariant()}{Side(Reading.Points[index].Flags & rule.Flags)}")];

    private static string Side(SpcRules flags) => ((flags & SpcRules.AnyHigh) != 0, (flags & SpcRules.AnyLow) != 0) switch
    {
        (true, true) => " (high and low)",
        (true, _) => " (high)",
        (_, true) => " (low)",
        _ => "",
    };

    /// <summary>Rows that came in, count, and cannot be charted; a zero or missing denominator is a gap, and told in the table.</summary>
    private static List<Problem> Invalid(SpcReading reading, IReadOnlyList<ChartRow> rows, IReadOnlyList<string?> reasons)
    {
        var problems = new List<Problem>();
        var byDate = rows.GroupBy(row => row.Date).ToDictionary(group => group.Key, group => group.First());
        for (var i = 0; i < reading.Points.Count; i++)
        {
            if (reading.Points[i].Use == PointUse.Invalid && reasons[i] is null)
            {
                var row = byDate[reading.Data.Periods![i]];
                var shown = row.Denominator is { } denominator ? $"{Text(row.Value)} of {Text(denominator)}" : Text(row.Value);
                problems.Add(new(row.Line, reading.Points[i].Problem is PointProblem.PartAboveWhole ? "value, denominator" : "value", $"'{shown}' cannot be charted. {reading.Points[i].Problem.Words()}"));
            }
        }

        return problems;
    }

    /// <summary>Two, and more where the numbers are so small that two would say nothing of them.</summary>
    private static int DecimalsOf(SpcReading reading)
    {
        var largest = reading.Points.Select(p => Math.Abs(p.Value ?? 0)).Where(double.IsFinite).DefaultIfEmpty(0).Max();
        return largest > 0 ? Math.Clamp(1 - (int)Math.Floor(Math.Log10(largest)), 2, MostDecimals) : 2;
    }

    /// <summary>Without the name of a parameter of ours.</summary>
    private static string WordsOf(ArgumentException e) => e.Message.Split(" (Parameter")[0];

    private static string Text(double? value) => value?.ToString("R", CultureInfo.InvariantCulture) ?? "";
}
