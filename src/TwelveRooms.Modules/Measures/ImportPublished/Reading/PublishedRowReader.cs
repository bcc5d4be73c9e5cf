using System.Globalization;
using System.Text.RegularExpressions;
using TwelveRooms.Measures.ImportPoints.Reading;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Files.Tables;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ImportPublished.Reading;

/// <summary>Reads the rows of one published file, one at a time.</summary>
/// <param name="layout">Which layout the file has.</param>
/// <param name="month">The month of a file that does not say it in its rows.</param>
/// <param name="problems">Takes why a row could not be read.</param>
internal sealed partial class PublishedRowReader(PublishedLayout layout, DateOnly? month, ProblemList problems)
{
    private const double Marker = 9_999_999; // stands for a hidden number inside the publisher's pipeline, and leaks into extracts

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);

    /// <summary>Whether a cell held what looks like an NHS number.</summary>
    public bool IsAboutAPerson { get; private set; }

    /// <summary>Reads the row that a reader stands at; null when it cannot be taken, and why is listed.</summary>
    public PublishedRow? Read(TableReader rows)
    {
        var before = problems.Count;
        var (start, end) = PeriodOf(rows);
        var status = StatusOf(rows);
        var measure = MeasureOf(rows);
        var place = layout.IsPlacements ? PlaceOfPlacement(rows) : PlaceOf(rows);
        var (state, value) = ValueOf(rows);
        return problems.Count > before ? null : new(
            rows.Line, measure, Pooled(Text(rows, layout.MeasureName)) is { Length: > 0 } name ? name : null, start, end, status, place.Level,
            place.Organisation, place.Name, place.Breakdown, place.Split, state, value) { SplitWords = place.SplitWords };
    }

    private (DateOnly Start, DateOnly End) PeriodOf(TableReader rows)
    {
        if (!layout.IsPlacements)
        {
            if (layout.IsResidents)
            {
                var on = DayOf(rows, layout.Start, "reference_date") ?? default;
                return (on, on);
            }

            var (start, end) = (DayOf(rows, layout.Start, "REPORTING_PERIOD_START"), DayOf(rows, layout.End, "REPORTING_PERIOD_END"));
            if (start is { } first && end is { } last && last < first)
            {
                problems.Add(rows.Line, "REPORTING_PERIOD_END", $"The period ends on {last:yyyy-MM-dd}, before it starts. Correct one of the two days.");
            }

            return (start ?? default, end ?? default);
        }

        var of = layout.Month < 0 ? month : null;
        if (of is null)
        {
            var written = Text(rows, layout.Month).Replace('/', '-');
            if (!DateOnly.TryParseExact(written + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var read))
            {
                problems.Add(rows.Line, "PublicationPeriod", $"'{written}' is not a month. Write it as 2017/02.");
                return default;
            }

            of = read;
        }

        return (of.Value, of.Value.AddMonths(1).AddDays(-1));
    }

    private DateOnly? DayOf(TableReader rows, int column, string heading)
    {
        var read = PeriodText.Read(rows[column]);
        if (read.IsTime && read.IsDay && read.Style is PeriodStyle.Iso or PeriodStyle.Timestamp or PeriodStyle.British or PeriodStyle.WorkbookDate or PeriodStyle.Serial)
        {
            return read.Day;
        }

        problems.Add(rows.Line, heading, $"'{Text(rows, column)}' is not a day. Write it as 2024-09-01 or 01/09/2024.");
        return null;
    }

    /// <summary>Where a file has no status at all, what it holds was final when it came out.</summary>
    private PublishedStatus StatusOf(TableReader rows)
    {
        if (layout.Status < 0)
        {
            return PublishedStatus.Final;
        }

        var text = Text(rows, layout.Status);
        if (PublishedStatuses.Find(text) is not { } status)
        {
            problems.Add(rows.Line, "STATUS", $"'{text}' is not a status. It is Provisional, Performance or Final.");
            return PublishedStatus.Provisional;
        }

        return status;
    }

    private string MeasureOf(TableReader rows)
    {
        if (layout.IsResidents)
        {
            return PublishedRow.Residents;
        }

        var text = Text(rows, layout.Measure);
        if (text.Length == 0)
        {
            problems.Add(rows.Line, layout.IsPlacements ? "Question" : "MEASURE_ID", "The row names no measure. Take the file as it was published.");
        }

        return Pooled(layout.IsPlacements ? PlacementQuestions.IdOf(text) : text);
    }

    private (PublishedLevel Level, string Organisation, string? Name, string Breakdown, string Split, string SplitWords) PlaceOf(TableReader rows)
    {
        var breakdown = layout.IsResidents ? layout.Groups : Text(rows, layout.Breakdown);
        if (breakdown.Length == 0)
        {
            problems.Add(rows.Line, "BREAKDOWN", "The row does not say what it is about. Take the file as it was published.");
        }

        var level = Breakdowns.LevelOf(breakdown);
        var codes = layout.Levels.Select(l => Text(rows, l.Code)).ToList();
        var words = layout.Levels.Select(l => Text(rows, l.Words)).ToList();
        if (level is PublishedLevel.England or PublishedLevel.Other)
        {
            // One product of the publisher leads with the country, another goes straight to the group.
            var groups = level == PublishedLevel.England && IsEngland(codes[0]) ? 1 : 0;
            return (level, level == PublishedLevel.England ? "ENGLAND" : "", null, Pooled(breakdown), Split(codes, words, groups, out var said), said);
        }

        var (organisation, name) = Organisation(codes[0], words[0]);
        return (level, organisation, name, Pooled(breakdown), Split(codes, words, 1, out var spoken), spoken);
    }

    private (PublishedLevel Level, string Organisation, string? Name, string Breakdown, string Split, string SplitWords) PlaceOfPlacement(TableReader rows)
    {
        var (first, second) = (Text(rows, layout.Breakdown), Text(rows, layout.SecondBreakdown));
        var breakdown = Pooled((second.Length == 0 ? first : $"{first}; {second}").ToUpperInvariant()); // the same word is published in both cases
        var level = Breakdowns.LevelOf(first);
        var codes = layout.Levels.Select(l => Text(rows, l.Code)).ToList();
        var words = layout.Levels.Select(l => Text(rows, l.Words)).ToList();
        if (level is PublishedLevel.England or PublishedLevel.Other)
        {
            var groups = level == PublishedLevel.England ? 1 : 0;
            return (PublishedLevel.England, "ENGLAND", null, breakdown, Split(codes, words, groups, out var said), said);
        }

        var (organisation, name) = Organisation(codes[0], words[0]);
        return (level, organisation, name, breakdown, Split(codes, words, 1, out var spoken), spoken);
    }

    private (string Organisation, string? Name) Organisation(string code, string name)
    {
        var called = name.Length == 0 || name.Equals("NONE", StringComparison.OrdinalIgnoreCase) ? null : Pooled(name);
        var isNameless = called is null || called.StartsWith("Unknown", StringComparison.OrdinalIgnoreCase);
        return code.Equals("UNKNOWN", StringComparison.OrdinalIgnoreCase) && !isNameless ? (called!, called) : (Pooled(code.ToUpperInvariant()), called);
    }

    private string Split(List<string> codes, List<string> words, int from, out string said)
    {
        List<string> groups = [], spoken = [];
        for (var i = from; i < codes.Count; i++)
        {
            if (codes[i].Length > 0 && !string.Equals(codes[i], "NONE", StringComparison.OrdinalIgnoreCase))
            {
                groups.Add(Padded(codes[i]));
                spoken.Add(words[i].Length == 0 ? codes[i] : words[i]);
            }
        }

        said = groups.SequenceEqual(spoken) ? "" : Pooled(string.Join('|', spoken));
        return Pooled(string.Join('|', groups));
    }

    /// <summary>Codes of kinds of restraint are published as 1 and as 01.</summary>
    private string Padded(string code) => layout.Name.StartsWith("mhsds-restraint", StringComparison.Ordinal) && code.Length == 1 && char.IsAsciiDigit(code[0]) ? "0" + code : code;

    private string ValueHeading => layout.IsResidents ? "population" : "MEASURE_VALUE";

    private (PointState, double?) ValueOf(TableReader rows)
    {
        var cell = rows[layout.Value];
        var text = cell.Text.Trim();
        switch (text.ToUpperInvariant())
        {
            case "*":
                return (PointState.Suppressed, null);
            case "" or "NULL" or "N/A" or "NA":
                return (PointState.NotReported, null);
            case "-":
                return (PointState.NotApplicable, null);
        }

        var style = Thousands().IsMatch(text) ? NumberStyles.Float | NumberStyles.AllowThousands : NumberStyles.Float;
        if (!double.TryParse(text, style, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            problems.Add(rows.Line, ValueHeading, text.All(c => char.IsAsciiDigit(c) || c is ',' or '.' or '-') && text.Contains(',', StringComparison.Ordinal)
                ? $"In '{text}' a comma does not part thousands. Write decimals with a point, as 31.5, and commas only between thousands, as 1,234."
                : $"'{text}' is neither a number nor *. Put in the number as published, or * where it is hidden.");
            return default;
        }

        if (value < 0)
        {
            problems.Add(rows.Line, ValueHeading, $"{text} is below nought, and nothing that is published here can be. Put in the number as published.");
        }

        return value == Marker ? (PointState.Suppressed, null) : (PointState.Reported, value);
    }

    private static bool IsEngland(string code) => string.Equals(code, "England", StringComparison.OrdinalIgnoreCase);

    private static string Text(TableReader rows, int column) => column < 0 ? "" : rows[column].Text.Trim();

    /// <summary>The same few texts stand in all rows: each is kept once, and looked through once for what is about one person.</summary>
    private string Pooled(string text)
    {
        if (!_texts.TryGetValue(text, out var kept))
        {
            IsAboutAPerson |= PersonLevel.HoldsNhsNumber(text);
            _texts.Add(text, kept = text);
        }

        return kept;
    }

    /// <summary>A comma parts thousands, or it is refused: 31,5 and 0,500 are decimals of somebody who writes them so.</summary>
    [GeneratedRegex(@"^-?[1-9][0-9]{0,2}(,[0-9]{3})+(\.[0-9]+)?\z", RegexOptions.None, 10_000)]
    private static partial Regex Thousands();
}
