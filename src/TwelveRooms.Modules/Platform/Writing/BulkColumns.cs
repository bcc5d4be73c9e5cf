using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;
using TwelveRooms.Platform.Storage;

namespace TwelveRooms.Platform.Writing;

#pragma warning disable RS0030 // Platform writes in bulk by the context's own mapping.

/// <summary>One column of a table, as the model maps it: how a row is read, and how its value is handed to the database.</summary>
internal sealed record BulkColumn(string Name, string Column, bool IsKey, bool IsNullable, Func<object, object?> Read, RelationalTypeMapping Mapping)
{
    /// <summary>The value as the database stores it.</summary>
    public object Stored(object row) => Read(row) is { } value
        ? Mapping.Converter is { } converter ? converter.ConvertToProvider(value)! : value
        : DBNull.Value;

    /// <summary>A parameter of the right type, without a value yet.</summary>
    public DbParameter Parameter(DbCommand command, string name)
    {
        var parameter = Mapping.CreateParameter(command, name, null, IsNullable);
        parameter.Value = DBNull.Value;
        return parameter;
    }
}

/// <summary>The table of a type and its columns, keys first and in the order of the key.</summary>
internal sealed record BulkTable(string Name, IReadOnlyList<BulkColumn> Columns)
{
    /// <param name="context">Whose model says how the type is stored.</param>
    /// <param name="isNumbered">Whether the rows bring the numbers that the database would give them.</param>
    /// <exception cref="InvalidOperationException">The database numbers the rows of this type itself, and they bring no numbers.</exception>
    public static BulkTable Of<T>(TwelveRoomsDbContext context, bool isNumbered = false)
    {
        var entity = context.Model.FindEntityType(typeof(T)) ?? throw new InvalidOperationException($"{typeof(T).Name} is not stored.");
        var key = entity.FindPrimaryKey()!.Properties;
        if (!isNumbered && entity.GetProperties().Any(p => p.ValueGenerated != ValueGenerated.Never))
        {
            throw new InvalidOperationException($"{typeof(T).Name} is numbered by the database; a bulk write does not read numbers back.");
        }

        return new(entity.GetTableName()!, [.. key.Concat(entity.GetProperties().Except(key)).Select(p => ColumnOf(p, p.IsPrimaryKey()))]);
    }

    /// <summary>An insert of one row; with <paramref name="orReplace"/> a row with the same key takes the new values.</summary>
    public string Insert(bool orReplace)
    {
        var names = string.Join(", ", Columns.Select(c => $"\"{c.Column}\""));
        var values = string.Join(", ", Columns.Select((_, i) => $"@p{i}"));
        var replace = !orReplace ? "" : $" ON CONFLICT ({string.Join(", ", Columns.Where(c => c.IsKey).Select(c => $"\"{c.Column}\""))}) DO UPDATE SET "
            + string.Join(", ", Columns.Where(c => !c.IsKey).Select(c => $"\"{c.Column}\" = excluded.\"{c.Column}\""));
        return $"INSERT INTO {Name} ({names}) VALUES ({values}){replace}";
    }

    private static BulkColumn ColumnOf(IProperty property, bool isKey) => new(
        property.Name, property.GetColumnName(), isKey, property.IsNullable, property.GetGetter().GetClrValue, property.GetRelationalTypeMapping());
}
