using System.Globalization;
using TwelveRooms.Platform.Files.Tables;

namespace TwelveRooms.Measures.ImportPublished.Reading;

/// <summary>
/// Where a published file of England's mental health statistics holds what, by its headings; case, spaces and lines in them do not count.
/// </summary>
/// <remarks>Source: the headings of NHS England’s published files of the Mental Health Services Data Set and of Out of Area Placements.</remarks>
internal sealed class PublishedLayout
{
    private static readonly string[] Ordinals = ["one", "two", "three", "four", "five", "six"];
    private static readonly string[] OldOrdinals = ["primary", "secondary", "tertiary", "quarternary", "quaternary"]; // the fourth is published misspelt
    private readonly Dictionary<string, int> _columns;

    private PublishedLayout(Dictionary<string, int> columns) => _columns = columns;

    /// <summary>How it is called: what it holds, and how many of its columns are known.</summary>
    public string Name { get; private init; } = "";

    public int Start { get; private init; } = -1;

    public int End { get; private init; } = -1;

    public int Status { get; private init; } = -1;

    public int Breakdown { get; private init; } = -1;

    /// <summary>The column of each level's code, and of its words; -1 where there are none.</summary>
    public IReadOnlyList<(int Code, int Words)> Levels { get; private init; } = [];

    public int Measure { get; private init; } = -1;

    public int MeasureName { get; private init; } = -1;

    public int Value { get; private init; } = -1;

    /// <summary>The month of a file of placements, written as 2017/02; -1 in the two oldest, whose month stands only in their name.</summary>
    public int Month { get; private init; } = -1;

    /// <summary>Whether it is a file of the old collection of placements, which asks questions and has no measure ids.</summary>
    public bool IsPlacements { get; private init; }

    /// <summary>Whether it counts people who live in an area, by groups, on one day: what rates by population divide by.</summary>
    public bool IsResidents => Groups.Length > 0;

    /// <summary>What a file of residents divides by, in the publisher's words; empty for all other files.</summary>
    public string Groups { get; private init; } = "";

    /// <summary>The layout of some headings; null when they are of no published file that is known.</summary>
    public static PublishedLayout? Of(IReadOnlyList<TableCell> cells)
    {
        var columns = new Dictionary<string, int>();
        for (var i = 0; i < cells.Count; i++)
        {
            if (Fold(cells[i].Text) is { Length: > 0 } heading)
            {
                columns.TryAdd(heading, i);
            }
        }

        var layout = new PublishedLayout(columns);
        return layout.OfPlacements() ?? layout.OfResidents() ?? layout.OfMeasures();
    }

    /// <summary>What the usual layout lacks, so that a file that was nearly right can be put right.</summary>
    public static IReadOnlyList<string> MissingIn(IReadOnlyList<TableCell> cells)
    {
        var have = cells.Select(c => Fold(c.Text)).ToHashSet();
        string[] needed = ["REPORTING_PERIOD_START", "REPORTING_PERIOD_END", "STATUS", "BREAKDOWN", "PRIMARY_LEVEL", "MEASURE_ID", "MEASURE_VALUE"];
        return [.. needed.Where(n => !have.Contains(Fold(n)))];
    }

    private PublishedLayout? OfMeasures()
    {
        var (measure, value) = (Either("measureid", "metric"), Either("measurevalue", "metricvalue"));
        var levels = LevelColumns();
        if (Column("reportingperiodstart") < 0 || Column("reportingperiodend") < 0 || Column("breakdown") < 0 || levels.Count == 0 || measure < 0 || value < 0)
        {
            return null;
        }

        var hasNames = Either("measurename", "metricname") >= 0;
        var kind = Column("metric") < 0 && levels.Count == 2 ? "mhsds" : hasNames ? "mhsds-annual" : "mhsds-restraint";
        return new(_columns)
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"{kind}-{_columns.Count}"),
            Start = Column("reportingperiodstart"),
            End = Column("reportingperiodend"),
            Status = Column("status"),
            Breakdown = Column("breakdown"),
            Levels = levels,
            Measure = measure,
            MeasureName = Either("measurename", "metricname"),
            Value = value,
        };
    }

    private PublishedLayout? OfPlacements() => Column("question") < 0 || Column("breakdown1") < 0 || Column("value") < 0 ? null : new(_columns)
    {
        Name = string.Create(CultureInfo.InvariantCulture, $"placements-{_columns.Count}"),
        IsPlacements = true,
        Measure = Column("question"),
        MeasureName = Column("question"),
        Breakdown = Column("breakdown1"),
        Levels = [(Column("breakdown1code"), Column("breakdown1description")), (Column("breakdown2code"), Column("breakdown2description"))],
        SecondBreakdown = Column("breakdown2"),
        Value = Column("value"),
        Month = Column("publicationperiod"),
    };

    private PublishedLayout? OfResidents()
    {
        var (day, value) = (Either("referencedate", "censusdate"), Either("population", "usualresidents"));
        var groups = Column("sex") >= 0 && Column("ageband") >= 0 ? new[] { ("Sex", Column("sex")), ("Age Band", Column("ageband")) }
            : Column("ethnicitygroupupper") >= 0 && Column("ethnicitygroupcensuslower") >= 0 ? [("Upper Ethnicity", Column("ethnicitygroupupper")), ("Lower Ethnicity", Column("ethnicitygroupcensuslower"))]
            : [];
        return Column("icbcode") < 0 || day < 0 || value < 0 || groups.Length == 0 ? null : new(_columns)
        {
            Name = string.Create(CultureInfo.InvariantCulture, $"residents-{_columns.Count}"),
            Groups = $"ICB; {string.Join("; ", groups.Select(g => g.Item1))}",
            Start = day,
            End = day,
            Levels = [(Column("icbcode"), -1), .. groups.Select(g => (g.Item2, -1))],
            Value = value,
        };
    }

    /// <summary>What the second level of a file of placements divides by.</summary>
    public int SecondBreakdown { get; private init; } = -1;

    private List<(int, int)> LevelColumns()
    {
        var levels = new List<(int, int)>();
        for (var i = 0; i < Ordinals.Length; i++)
        {
            foreach (var stem in Stems(i))
            {
                if (Column(stem) is >= 0 and var code)
                {
                    levels.Add((code, Column(stem + "description")));
                    break;
                }
            }
        }

        return levels;
    }

    private static IEnumerable<string> Stems(int at) =>
    [
        $"level{Ordinals[at]}",
        string.Create(CultureInfo.InvariantCulture, $"level{at + 1}"),
        .. at < 3 ? [OldOrdinals[at] + "level"] : at == 3 ? OldOrdinals[3..].Select(o => o + "level") : [],
    ];

    private int Column(string heading) => _columns.GetValueOrDefault(heading, -1);

    private int Either(string first, string second) => Column(first) is >= 0 and var column ? column : Column(second);

    private static string Fold(string heading) => string.Concat(heading.Where(char.IsLetterOrDigit)).ToLowerInvariant();
}
