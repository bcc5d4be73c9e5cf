using TwelveRooms.Measures.Domain;
using TwelveRooms.Measures.ImportPoints.Reading;
using TwelveRooms.Measures.ImportPoints.Storing;
using TwelveRooms.Organisations.Contracts;
using TwelveRooms.Platform.Files.Tables;

namespace TwelveRooms.Measures.ImportPoints.Checking;

/// <summary>One number of a file, checked. Its unit and measure are places in the lists of <see cref="CheckedPoints"/>; -1 where unknown.</summary>
internal record struct CheckedRow(int Line, string? Across)
{
    public int Unit { get; set; } = -1;

    public int Measure { get; set; } = -1;

    /// <summary>First day of its period, as a day number; 0 where unknown.</summary>
    public int Period { get; set; }

    public double Numerator { get; set; } = double.NaN;

    public double Denominator { get; set; } = double.NaN;

    public ValueStatus Status { get; set; }

    public RowOutcome Outcome { get; set; }

    public string? Note { get; set; }

    /// <summary>What is said of it; null for nothing.</summary>
    public IReadOnlyList<Remark>? Remarks { get; set; }

    /// <summary>Whether it will be stored.</summary>
    public readonly bool IsTaken => Outcome is RowOutcome.Accept or RowOutcome.AcceptWithWarning;
}

/// <summary>A file of numbers, read and checked. Nothing is stored yet.</summary>
internal sealed class CheckedPoints
{
    /// <summary>How many rows are taken at once.</summary>
    public const int MostRows = 1_000_000;

    private readonly List<CheckedRow> _rows = [];
    private readonly Dictionary<int, int> _unitIndex = [];
    private readonly Dictionary<int, int> _measureIndex = [];

    public required string FileName { get; init; }

    /// <summary>The file's SHA-256, by which it is known again.</summary>
    public required string Hash { get; init; }

    /// <summary>Whether the rows are numbers of a batch: their places are counted from 1, whatever lines their texts have.</summary>
    public bool IsBatch { get; init; }

    public TableFormat? Format { get; set; }

    public PointLayout? Layout { get; set; }

    /// <summary>What is said of the file as a whole.</summary>
    public List<Remark> Remarks { get; } = [];

    /// <summary>Whether nothing of it can be taken.</summary>
    public bool IsRefused => Remarks.Exists(r => r.Weight == Weight.Reject);

    /// <summary>Whether it could be read if somebody said what it counts, and nothing else is against it.</summary>
    public bool LacksOnlyTheMeasure => Layout is { LacksOnlyTheMeasure: true } && Remarks.Where(r => r.Weight == Weight.Reject).ToList() is [{ Code: ImportCode.LayoutUnknown }];

    public IReadOnlyList<CheckedRow> Rows => _rows;

    public List<UnitRow> Units { get; } = [];

    public List<Measure> Measures { get; } = [];

    /// <summary>What is no table at all.</summary>
    public static CheckedPoints NoTable(string name, string why) =>
        new() { FileName = new Platform.Files.ReceivedFile(name, []).ShortName, Hash = "", Remarks = { new(ImportCode.FileBroken, Weight.Reject, "", why) } };

    public int UnitIndex(UnitRow unit) => IndexOf(_unitIndex, Units, unit.Number, unit);

    public int MeasureIndex(Measure measure) => IndexOf(_measureIndex, Measures, measure.Number, measure);

    /// <summary>Makes room for so many rows at once; a list that grows by doubling holds twice as much for a while.</summary>
    public void Expect(int rows) => _rows.EnsureCapacity(rows);

    public void Add(CheckedRow row) => _rows.Add(row);

    /// <summary>The rows to be stored in the order of storing, once it has been worked out; forgotten when one of them changes.</summary>
    public TakenRows? InOrder { get; set; }

    public void Clear() => _rows.Clear();

    public int Count(RowOutcome outcome) => _rows.Count(r => r.Outcome == outcome);

    /// <summary>Says one more thing of a row, which may change what becomes of it.</summary>
    public void Say(int index, Remark remark)
    {
        var row = _rows[index];
        row.Remarks = row.Remarks is null ? [remark] : [.. row.Remarks, remark];
        row.Outcome = OutcomeOf(row.Remarks);
        _rows[index] = row;
        InOrder = null;
    }

    /// <summary>The heaviest remark decides.</summary>
    public static RowOutcome OutcomeOf(IReadOnlyList<Remark>? remarks)
    {
        var outcome = RowOutcome.Accept;
        for (var i = 0; i < remarks?.Count; i++)
        {
            var of = remarks[i].Weight switch
            {
                Weight.Reject => RowOutcome.Reject,
                Weight.Ignore => RowOutcome.Ignore,
                Weight.Warning => RowOutcome.AcceptWithWarning,
                _ => RowOutcome.Accept,
            };
            outcome = of > outcome ? of : outcome;
        }

        return outcome;
    }

    private static int IndexOf<T>(Dictionary<int, int> index, List<T> all, int number, T item)
    {
        if (!index.TryGetValue(number, out var at))
        {
            index[number] = at = all.Count;
            all.Add(item);
        }

        return at;
    }
}
