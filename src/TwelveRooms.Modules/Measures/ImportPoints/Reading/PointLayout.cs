using TwelveRooms.Measures.ImportPoints.Checking;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Files;

namespace TwelveRooms.Measures.ImportPoints.Reading;

/// <summary>A number that has columns of its own in each row: one month of several, or one measure of several.</summary>
/// <param name="Key">What stands behind the row's number in a problem: 2024-07, or the measure's heading.</param>
/// <param name="Period">Its month; null where the row has a column for it.</param>
/// <param name="Measure">Its measure; null where the row, or the whole file, names it.</param>
/// <param name="Numerator">The column of how many.</param>
/// <param name="Denominator">The column of out of how many; -1 where there is none.</param>
internal sealed record AcrossColumn(string Key, ReadPeriod? Period, string? Measure, int Numerator, int Denominator);

/// <summary>What stands where in a file of numbers.</summary>
internal sealed class PointLayout
{
    public const string OneNumberARow = "ward-measure-upload";
    public const string MonthsAcross = "months-across";
    public const string MeasuresAcross = "measures-across";

    private const string TheMeasure = "the measure";
    private readonly Dictionary<PointField, int> _columns = [];

    /// <summary>The lines of its headings, counted from 1; none where the file begins with numbers.</summary>
    public IReadOnlyList<int> HeaderLines { get; init; } = [];

    /// <summary>The headings, one for each column; two lines of headings are joined.</summary>
    public required IReadOnlyList<string> Headings { get; init; }

    /// <summary>Months or measures that run across; empty where each row has one number.</summary>
    public IReadOnlyList<AcrossColumn> Across { get; set; } = [];

    /// <summary>The measure of every row, where no column names it; null otherwise.</summary>
    public string? OneMeasure { get; set; }

    /// <summary>The unit of every row, where no column names it; null otherwise.</summary>
    public UnitRow? OneUnit { get; set; }

    /// <summary>Columns whose meaning was found out and not read from a known heading.</summary>
    public List<Remark> Guesses { get; } = [];

    public string Name => Across.Count == 0 ? OneNumberARow : Across[0].Period is null ? MeasuresAcross : MonthsAcross;

    /// <summary>The column of a field; -1 where there is none.</summary>
    public int this[PointField field] => _columns.GetValueOrDefault(field, -1);

    public bool Has(PointField field) => _columns.ContainsKey(field);

    public bool IsTaken(int column) => _columns.ContainsValue(column);

    /// <summary>Whether a column is read, as a field or as one of those that run across.</summary>
    public bool IsRead(int column) => IsTaken(column) || Across.Any(a => a.Numerator == column || a.Denominator == column);

    public void Set(PointField field, int column) => _columns[field] = column;

    /// <summary>Whether a column names the ward.</summary>
    public bool HasPlace => Has(PointField.WardCode) || Has(PointField.WardName);

    /// <summary>Whether enough is known to read numbers: a place, a time, a measure and how many.</summary>
    public bool IsWhole => Missing.Count == 0;

    /// <summary>Whether the file says everything but what was counted.</summary>
    public bool LacksOnlyTheMeasure => Missing is [TheMeasure];

    /// <summary>What cannot be read without: words for a person.</summary>
    public IReadOnlyList<string> Missing =>
    [
        .. new[]
        {
            OneUnit is not null || HasPlace || Has(PointField.Provider) || Has(PointField.ProviderName) ? null : "the ward",
            Has(PointField.Period) || (Across.Count > 0 && Across[0].Period is not null) ? null : "the month",
            Has(PointField.Numerator) || Across.Count > 0 ? null : "how many",
            Has(PointField.Measure) || OneMeasure is not null || (Across.Count > 0 && Across[0].Measure is not null) ? null : TheMeasure,
        }.OfType<string>(),
    ];

    /// <summary>Each heading with the field that it is read as; empty where it is not read.</summary>
    public IEnumerable<(string Heading, string Field)> Mapping => Headings.Index().Where(h => h.Item.Length > 0).Select(h => (PersonLevel.Quoted(h.Item, h.Index), FieldOf(h.Index)));

    private string FieldOf(int column)
    {
        foreach (var across in Across)
        {
            if (across.Numerator == column || across.Denominator == column)
            {
                return $"{(across.Numerator == column ? "numerator" : "denominator")} {across.Key}";
            }
        }

        return _columns.Where(c => c.Value == column).Select(c => c.Key.Word()).FirstOrDefault("");
    }
}
