using System.Globalization;
using TwelveRooms.Measures.ImportPoints.Reading;
using TwelveRooms.Platform;
using TwelveRooms.Platform.Files;
using TwelveRooms.Platform.Files.Tables;
using TwelveRooms.Statistics;

namespace TwelveRooms.Measures.ImportPublished.Reading;

/// <summary>A published file, read whole.</summary>
/// <param name="FileName">Its name, fit to be kept.</param>
/// <param name="Hash">Its SHA-256.</param>
/// <param name="Layout">Which layout it has, and with how many columns.</param>
/// <param name="Rows">Every row that could be read.</param>
/// <param name="Problems">Every row that could not, with its remedy.</param>
/// <param name="Repeated">Rows that say again what another row of the file says.</param>
internal sealed record PublishedFile(string FileName, string Hash, string Layout, IReadOnlyList<PublishedRow> Rows, IReadOnlyList<Problem> Problems, int Repeated)
{
    /// <summary>Whether it says of itself that its figures are invented: they stand on no chart of a real place.</summary>
    public bool IsMadeUp { get; } = FileName.StartsWith("SYNTHETIC", StringComparison.OrdinalIgnoreCase)
        || Rows.Any(r => r.OrganisationName?.Contains("(SYNTHETIC)", StringComparison.OrdinalIgnoreCase) == true);
}

/// <summary>Reads a published file of any layout that is known by its headings. Stores nothing.</summary>
internal sealed class PublishedReader
{
    /// <summary>How many rows a file may have.</summary>
    public const int MostRows = 1_500_000;

    private const int MostHeadingLines = 10;
    private const double Marker = 9_999_999; // stands for a hidden number inside the publisher's pipeline, and leaks into extracts

    private readonly Dictionary<string, string> _texts = new(StringComparer.Ordinal);
    private readonly Dictionary<(string, DateOnly, DateOnly, PublishedStatus, string, string, string), PublishedRow> _seen = [];
    private readonly ProblemList _problems = new();
    private readonly List<PublishedRow> _rows = [];
    private readonly DateOnly? _month;
    private PublishedLayout _layout = null!;
    private int _repeated;
    private bool _isAboutAPerson;

    private PublishedReader(DateOnly? month) => _month = month;

    /// <summary>Reads all of a file.</summary>
    /// <param name="file">The file.</param>
    /// <param name="month">The month of a file that does not say it; null where it says so, or its name does.</param>
    /// <param name="cancel">Stops.</param>
    public static Outcome<PublishedFile> Read(TableFile file, DateOnly? month, CancellationToken cancel)
    {
        var reader = new PublishedReader(month ?? MonthOfName(file.Name));
        try
        {
            using var rows = file.Read(null, out _);
            return reader.FindLayout(rows, file.Name) is { } refusal ? refusal : reader.ReadRows(rows, file, cancel);
        }
        catch (TableBrokenException e)
        {
            return Refusal.Invalid("file-broken", e.Message, "File");
        }
    }

    private Refusal? FindLayout(TableReader rows, string name)
    {
        IReadOnlyList<string>? missing = null;
        for (var i = 0; i < MostHeadingLines && rows.Read(); i++)
        {
            if (rows.Cells.Select(c => c.Text).FirstOrDefault(PersonLevel.IsAboutPeople) is { } person)
            {
                return Refusal.Invalid("about-people", $"The column '{person}' is about people. Take it out: nothing about one person belongs in this file. Nothing of it was kept.", "File");
            }

            if (PublishedLayout.Of(rows.Cells) is { } layout)
            {
                _layout = layout;
                return layout is { IsPlacements: true, Month: < 0 } && _month is null
                    ? Refusal.Invalid("month-missing", $"{name} does not say which month it is of, and nor does its name. Say the month: --period 2016-10.", "Period")
                    : null;
            }

            if (PublishedLayout.MissingIn(rows.Cells) is var lacks && (missing is null || lacks.Count < missing.Count))
            {
                missing = lacks;
            }
        }

        return Refusal.Invalid(
            "layout-unknown",
            $"{name} has none of the published layouts: no {string.Join(", ", missing ?? [])} stands in its headings. Take the file as it was published, with its line of headings.",
            "File");
    }

    private Outcome<PublishedFile> ReadRows(TableReader rows, TableFile file, CancellationToken cancel)
    {
        while (rows.Read())
        {
            cancel.ThrowIfCancellationRequested();
            if (_rows.Count == MostRows)
            {
                return Refusal.Invalid("too-many-rows", $"{file.Name} has more than {MostRows:#,0} rows. Split it by period, each part with its line of headings.", "File");
            }

            if (rows.Fault is { } fault)
            {
                _problems.Add(rows.Line, "", fault);
            }
            else if (rows.Cells.Any(c => !c.IsBlank) && ReadRow(rows) is { } row)
            {
                Take(row);
            }
        }

        if (_isAboutAPerson)
        {
            return Refusal.Invalid("about-people", "A cell of the file holds what looks like an NHS number. Nothing about one person belongs in a published file. Nothing of it was kept.", "File");
        }

        if (_rows.Count == 0 && _problems.Count == 0)
        {
            _problems.Add(0, "", "There is no row below the headings. Take the file as it was published.");
        }

        return new PublishedFile(file.Name, file.Hash(), _layout.Name, _rows, _problems.InOrder(), _repeated);
    }

    private void Take(PublishedRow row)
    {
        var key = (row.Measure, row.Start, row.End, row.Status, row.Breakdown, row.Organisation, row.Split);
        if (_seen.TryAdd(key, row))
        {
            _rows.Add(row);
        }
        else if (_seen[key] is var first && first.State == row.State && Nullable.Equals(first.Value, row.Value))
        {
            _repeated++;
        }
        else
        {
            _problems.Add(row.Line, "MEASURE_VALUE", $"Line {first.Line} says something else of the same. Keep the right one of the two; until then the first stands.");
        }
    }

    private PublishedRow? ReadRow(TableReader rows)
    {
        var before = _problems.Count;
        var (start, end) = PeriodOf(rows);
        var status = StatusOf(rows);
        var measure = MeasureOf(rows);
        var place = _layout.IsPlacements ? PlaceOfPlacement(rows) : PlaceOf(rows);
        var (state, value) = ValueOf(rows);
        return _problems.Count > before ? null : new(
            rows.Line, measure, Pooled(Text(rows, _layout.MeasureName)) is { Length: > 0 } name ? name : null, start, end, status, place.Level,
            place.Organisation, place.Name, place.Breakdown, place.Split, state, value) { SplitWords = place.SplitWords };
    }

    private (DateOnly Start, DateOnly End) PeriodOf(TableReader rows)
    {
        if (!_layout.IsPlacements)
        {
            var (start, end) = (DayOf(rows, _layout.Start, "REPORTING_PERIOD_START"), DayOf(rows, _layout.End, "REPORTING_PERIOD_END"));
            if (start is { } first && end is { } last && last < first)
            {
                _problems.Add(rows.Line, "REPORTING_PERIOD_END", $"The period ends on {last:yyyy-MM-dd}, before it starts. Correct one of the two days.");
            }

            return (start ?? default, end ?? default);
        }

        var month = _layout.Month < 0 ? _month : null;
        if (month is null)
        {
            var written = Text(rows, _layout.Month).Replace('/', '-');
            if (!DateOnly.TryParseExact(written + "-01", "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var of))
            {
                _problems.Add(rows.Line, "PublicationPeriod", $"'{written}' is not a month. Write it as 2017/02.");
                return default;
            }

            month = of;
        }

        return (month.Value, month.Value.AddMonths(1).AddDays(-1));
    }

    private DateOnly? DayOf(TableReader rows, int column, string heading)
    {
        var read = PeriodText.Read(rows[column]);
        if (read.IsTime && read.IsDay && read.Style is PeriodStyle.Iso or PeriodStyle.Timestamp or PeriodStyle.British or PeriodStyle.WorkbookDate or PeriodStyle.Serial)
        {
            return read.Day;
        }

        _problems.Add(rows.Line, heading, $"'{Text(rows, column)}' is not a day. Write it as 2024-09-01 or 01/09/2024.");
        return null;
    }

    /// <summary>Where a file has no status at all, what it holds was final when it came out.</summary>
    private PublishedStatus StatusOf(TableReader rows)
    {
        if (_layout.Status < 0)
        {
            return PublishedStatus.Final;
        }

        var text = Text(rows, _layout.Status);
        if (PublishedStatuses.Find(text) is not { } status)
        {
            _problems.Add(rows.Line, "STATUS", $"'{text}' is not a status. It is Provisional, Performance or Final.");
            return PublishedStatus.Provisional;
        }

        return status;
    }

    private string MeasureOf(TableReader rows)
    {
        var text = Text(rows, _layout.Measure);
        if (text.Length == 0)
        {
            _problems.Add(rows.Line, _layout.IsPlacements ? "Question" : "MEASURE_ID", "The row names no measure. Take the file as it was published.");
        }

        return Pooled(_layout.IsPlacements ? PlacementQuestions.IdOf(text) : text);
    }

    private (PublishedLevel Level, string Organisation, string? Name, string Breakdown, string Split, string SplitWords) PlaceOf(TableReader rows)
    {
        var breakdown = Text(rows, _layout.Breakdown);
        if (breakdown.Length == 0)
        {
            _problems.Add(rows.Line, "BREAKDOWN", "The row does not say what it is about. Take the file as it was published.");
        }

        var level = Breakdowns.LevelOf(breakdown);
        var codes = _layout.Levels.Select(l => Text(rows, l.Code)).ToList();
        var words = _layout.Levels.Select(l => Text(rows, l.Words)).ToList();
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
        var (first, second) = (Text(rows, _layout.Breakdown), Text(rows, _layout.SecondBreakdown));
        var breakdown = Pooled((second.Length == 0 ? first : $"{first}; {second}").ToUpperInvariant()); // the same word is published in both cases
        var level = Breakdowns.LevelOf(first);
        var codes = _layout.Levels.Select(l => Text(rows, l.Code)).ToList();
        var words = _layout.Levels.Select(l => Text(rows, l.Words)).ToList();
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
    private string Padded(string code) => _layout.Name.StartsWith("mhsds-restraint", StringComparison.Ordinal) && code.Length == 1 && char.IsAsciiDigit(code[0]) ? "0" + code : code;

    private (PointState, double?) ValueOf(TableReader rows)
    {
        var cell = rows[_layout.Value];
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

        if (!double.TryParse(text, NumberStyles.Float | NumberStyles.AllowThousands, CultureInfo.InvariantCulture, out var value) || !double.IsFinite(value))
        {
            _problems.Add(rows.Line, "MEASURE_VALUE", $"'{text}' is neither a number nor *. Put in the number as published, or * where it is hidden.");
            return default;
        }

        if (value < 0)
        {
            _problems.Add(rows.Line, "MEASURE_VALUE", $"{text} is below nought, and nothing that is published here can be. Put in the number as published.");
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
            _isAboutAPerson |= PersonLevel.HoldsNhsNumber(text);
            _texts.Add(text, kept = text);
        }

        return kept;
    }

    /// <summary>The month that a file's name ends with, such as oct-2016 or 2017-01; a month in a content is always preferred.</summary>
    private static DateOnly? MonthOfName(string name)
    {
        var parts = Path.GetFileNameWithoutExtension(name).Split(['-', '_', ' '], StringSplitOptions.RemoveEmptyEntries);
        for (var i = parts.Length - 2; i >= 0; i--)
        {
            if (PeriodText.Read($"{parts[i]} {parts[i + 1]}") is { Style: PeriodStyle.Words, IsDay: false, Day.Year: >= 2000 } inWords)
            {
                return inWords.Day;
            }

            if (PeriodText.Read($"{parts[i]}-{parts[i + 1]}") is { Style: PeriodStyle.Iso, IsDay: false } inDigits)
            {
                return inDigits.Day;
            }
        }

        return null;
    }
}
