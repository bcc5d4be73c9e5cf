namespace TwelveRooms.Cli;

/// <summary>What the exit codes mean.</summary>
internal static class Exit
{
    public const int Fine = 0;

    /// <summary>We are wrong, or the world broke.</summary>
    public const int Wrong = 1;

    /// <summary>The command was not understood.</summary>
    public const int Usage = 2;

    /// <summary>The rules say no.</summary>
    public const int Refused = 3;
}
