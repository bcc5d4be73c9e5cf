using System.Text.Json;
using TwelveRooms.Statistics;

namespace TwelveRooms.Cli.Spc.Conventions;

/// <summary>Writes lines and flags in the encodings of the files of cases, for the points that a program keeps.</summary>
internal sealed class PeerAnswerWriter(Utf8JsonWriter json, SpcReading reading, Func<int, bool>? keeps = null)
{
    private readonly int[] _rows = [.. Enumerable.Range(0, reading.Points.Count).Where(keeps ?? (_ => true))];

    public IReadOnlyList<int> Rows => _rows;

    /// <summary>The kept indices, when any point was dropped.</summary>
    public void WriteRows()
    {
        if (_rows.Length == reading.Points.Count)
        {
            return;
        }

        json.WriteStartArray("rows");
        foreach (var row in _rows)
        {
            json.WriteNumberValue(row);
        }

        json.WriteEndArray();
    }

    /// <summary>A line so many standard deviations from the centre.</summary>
    public void Line(string name, double sigmas) => Numbers(name, i => reading.LineAt(i, sigmas));

    public void Numbers(string name, Func<int, double?> number)
    {
        json.WriteStartArray(name);
        foreach (var row in _rows)
        {
            Number(number(row));
        }

        json.WriteEndArray();
    }

    /// <summary>One character a point.</summary>
    public void Flags(string name, Func<int, char> flag) => json.WriteString(name, string.Concat(_rows.Select(flag)));

    /// <summary>Whether a point has one of these flags: 1, or none.</summary>
    public void Marked(string name, SpcReading read, SpcRules rules) => Flags(name, i => (read.Points[i].Flags & rules) != 0 ? '1' : '.');

    /// <summary>The side of the flags that a point has: u, l, b for both.</summary>
    public void Sides(string name, SpcReading read, SpcRules rules) => Flags(name, i => Side(read.Points[i].Flags & rules));

    /// <summary>The same for a program that draws one pattern over another: the later one shows.</summary>
    public void LaterSides(string name, SpcReading read, SpcRules rules)
    {
        var (sides, next) = (new char[_rows.Length], 'u');
        for (var i = _rows.Length - 1; i >= 0; i--)
        {
            var side = Side(read.Points[_rows[i]].Flags & rules);
            sides[i] = next = side == 'b' ? next : side;
            next = next == '.' ? 'u' : next;
        }

        json.WriteString(name, new string(sides));
    }

    public void Number(double? value)
    {
        if (value is not { } number || double.IsNaN(number))
        {
            json.WriteNullValue();
        }
        else if (double.IsInfinity(number))
        {
            json.WriteStringValue(number > 0 ? "Infinity" : "-Infinity");
        }
        else
        {
            json.WriteNumberValue(number);
        }
    }

    public static char Side(SpcRules flags) => ((flags & SpcRules.AnyHigh) != 0, (flags & SpcRules.AnyLow) != 0) switch
    {
        (true, true) => 'b',
        (true, _) => 'u',
        (_, true) => 'l',
        _ => '.',
    };
}
