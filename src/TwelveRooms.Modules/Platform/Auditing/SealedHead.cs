using System.Globalization;

namespace TwelveRooms.Platform.Auditing;

/// <summary>How far a seal reaches in one chain, and the hash that the record there must have.</summary>
internal readonly record struct SealedHead(short Partition, long Sequence, string Hash)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{Partition}:{Sequence}:{Hash}");

    /// <summary>Reads the heads of a seal; null when they cannot be read.</summary>
    public static IReadOnlyList<SealedHead>? ReadAll(string heads)
    {
        var read = new List<SealedHead>();
        foreach (var parts in heads.Split(' ').Select(head => head.Split(':')))
        {
            if (parts.Length != 3
                || !short.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var partition)
                || !long.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var sequence))
            {
                return null;
            }

            read.Add(new(partition, sequence, parts[2]));
        }

        return read;
    }
}
