namespace TwelveRooms.Platform.Auditing;

/// <summary>How far one chain goes, and how far the seals reach in it.</summary>
internal sealed record ChainAccount(short Partition, long Records, long Sealed);

/// <summary>What was found when the audit was verified.</summary>
/// <param name="Breaks">One sentence for each break; empty when all chains and seals hold.</param>
/// <param name="Chains">By partition.</param>
/// <param name="Seals">How many seals there are.</param>
/// <param name="LastSealAt">The instant of the last of them.</param>
/// <param name="SealsOutside">How many whole lines the file of seals has; null when there is no file.</param>
internal sealed record AuditAccount(
    IReadOnlyList<string> Breaks, IReadOnlyList<ChainAccount> Chains, int Seals, DateTimeOffset? LastSealAt, int? SealsOutside)
{
    public long Records => Chains.Sum(c => c.Records);

    /// <summary>Records that no seal covers yet: they could be cut off unseen.</summary>
    public long AfterLastSeal => Chains.Sum(c => Math.Max(0, c.Records - c.Sealed));
}
