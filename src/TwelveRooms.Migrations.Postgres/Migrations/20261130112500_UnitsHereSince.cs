using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace TwelveRooms.Migrations.Postgres.Migrations
{
    /// <inheritdoc />
    public partial class UnitsHereSince : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<int>(
                name: "HereSince",
                table: "organisations_units",
                type: "integer",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "HereSince",
                table: "organisations_units");
        }
    }
}
